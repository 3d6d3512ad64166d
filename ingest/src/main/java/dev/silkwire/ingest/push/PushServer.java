package dev.silkwire.ingest.push;

import dev.silkwire.ingest.fetch.SteadyStream;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Where hubs reach us: their question whether a subscription was meant, and what they send. The
 * last part of the path is the feed's id. What is sent of a feed that is not ours (any more) is
 * answered 410, upon which a hub may end the subscription. Anybody may knock here, so who sends
 * slowly is shown out. Thread-safe.
 */
public final class PushServer implements AutoCloseable {
  private static final int THREADS = 64;
  private static final int IDLE_THREADS = 4;
  private static final int LEAST_BYTES_PER_SECOND = 100;
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final Duration LEASE_UNSAID = Duration.ofDays(1);

  private final Subscriptions subscriptions;
  private final Receiver receiver;
  private final int maxBytes;
  private final Javalin server;

  /** Takes what was sent, signed by the hub. */
  public interface Receiver {
    void pushed(String feedId, byte[] body, @Nullable String contentType);
  }

  /** Somebody else listens there. */
  public static final class PortInUse extends RuntimeException {
    PortInUse(Throwable cause) {
      super(cause);
    }
  }

  private PushServer(Subscriptions subscriptions, Receiver receiver, int maxBytes) {
    this.subscriptions = subscriptions;
    this.receiver = receiver;
    this.maxBytes = maxBytes;
    this.server = Javalin.create(this::configure);
  }

  /**
   * Listens.
   *
   * @throws PortInUse when somebody else listens there
   */
  public static PushServer start(
      String bind, int port, int maxBytes, Subscriptions subscriptions, Receiver receiver) {
    PushServer push = new PushServer(subscriptions, receiver, maxBytes);
    try {
      push.server.start(bind, port);
      return push;
    } catch (JavalinBindException e) {
      throw new PortInUse(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.threadPool = new QueuedThreadPool(THREADS, IDLE_THREADS);
    config.routes.get("/<path>", this::confirm);
    config.routes.post("/<path>", this::take);
    config.routes.exception(IOException.class, (e, ctx) -> ctx.status(HttpStatus.REQUEST_TIMEOUT));
  }

  private static String feedId(Context ctx) {
    return ctx.path().substring(ctx.path().lastIndexOf('/') + 1);
  }

  private void confirm(Context ctx) {
    String lease = String.valueOf(ctx.queryParam("hub.lease_seconds"));
    boolean meant =
        subscriptions.confirm(
            feedId(ctx),
            ctx.queryParam("hub.mode"),
            ctx.queryParam("hub.topic"),
            lease.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(lease)) : LEASE_UNSAID);
    String challenge = ctx.queryParam("hub.challenge");
    ctx.status(meant ? HttpStatus.OK : HttpStatus.NOT_FOUND)
        .result(meant && challenge != null ? challenge : "");
  }

  private byte[] body(Context ctx) throws IOException {
    return new SteadyStream(ctx.bodyInputStream(), LEAST_BYTES_PER_SECOND, WINDOW, System::nanoTime)
        .readNBytes(maxBytes + 1);
  }

  /** What is not signed is taken without a word and dropped, as WebSub has it. */
  private void take(Context ctx) throws IOException {
    String feedId = feedId(ctx);
    if (!subscriptions.knows(feedId)) {
      ctx.status(HttpStatus.GONE);
      return;
    }
    byte[] body = body(ctx);
    if (body.length > maxBytes) {
      ctx.status(HttpStatus.CONTENT_TOO_LARGE);
      return;
    }
    ctx.status(HttpStatus.ACCEPTED);
    if (subscriptions.isSigned(feedId, ctx.header("X-Hub-Signature"), body)) {
      receiver.pushed(feedId, body, ctx.contentType());
    }
  }
}
