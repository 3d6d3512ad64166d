package dev.silkwire.ingest.push;

import dev.silkwire.ingest.push.Subscriptions.Delivery;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The port that hubs reach (W3C WebSub): it confirms subscriptions and takes deliveries. The last
 * part of the path is the token of a subscription, which only its hub knows. An unknown token is
 * answered 404 and one that has ended 410, upon which a hub may end the subscription.
 *
 * <p>Anybody may connect. A body is read only for a known token with a signature, and is kept only
 * when the signature is right; size, number, time and connections are limited by {@link
 * PushLimits}. Thread-safe: what requests share is a semaphore and a concurrent set.
 */
public final class PushServer implements AutoCloseable {
  private static final int THREADS = 64;
  private static final int IDLE_THREADS = 4;
  private static final int CHUNK = 8192;
  private static final String RETRY_SECONDS = "30";
  private static final Duration LEASE_UNSAID = Duration.ofDays(1);

  private final Subscriptions subscriptions;
  private final Receiver receiver;
  private final PushLimits limits;
  private final Consumer<String> count;
  private final Semaphore bodies;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
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

  private PushServer(
      Subscriptions subscriptions, Receiver receiver, PushLimits limits, Consumer<String> count) {
    this.subscriptions = subscriptions;
    this.receiver = receiver;
    this.limits = limits;
    this.count = count;
    this.bodies = new Semaphore(limits.bodies());
    this.server = Javalin.create(this::configure);
  }

  /**
   * Listens.
   *
   * @param count counts a delivery by the name of its result
   * @throws PortInUse when somebody else listens there
   */
  public static PushServer start(
      String bind,
      int port,
      PushLimits limits,
      Subscriptions subscriptions,
      Receiver receiver,
      Consumer<String> count) {
    PushServer push = new PushServer(subscriptions, receiver, limits, count);
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
    config.jetty.modifyServer(this::limit);
    config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(limits.idleTime().toMillis()));
    config.routes.get("/<path>", this::confirm);
    config.routes.post("/<path>", this::take);
    config.routes.exception(
        IOException.class, (e, ctx) -> answer(ctx, HttpStatus.REQUEST_TIMEOUT, "slow"));
  }

  private void limit(Server jetty) {
    NetworkConnectionLimit most = new NetworkConnectionLimit(limits.connections(), jetty);
    most.setEndPointIdleTimeout(Duration.ofSeconds(1).toMillis());
    jetty.addBean(most);
    jetty.addBean(new SlowConnections(jetty, limits.requestTime()));
  }

  private static String token(Context ctx) {
    return ctx.path().substring(ctx.path().lastIndexOf('/') + 1);
  }

  private void confirm(Context ctx) {
    String lease = String.valueOf(ctx.queryParam("hub.lease_seconds"));
    boolean meant =
        subscriptions.confirm(
            token(ctx),
            ctx.queryParam("hub.mode"),
            ctx.queryParam("hub.topic"),
            lease.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(lease)) : LEASE_UNSAID);
    String challenge = ctx.queryParam("hub.challenge");
    ctx.status(meant ? HttpStatus.OK : HttpStatus.NOT_FOUND)
        .result(meant && challenge != null ? challenge : "");
  }

  private void answer(Context ctx, HttpStatus status, String result) {
    count.accept(result);
    ctx.status(status);
  }

  private void later(Context ctx, HttpStatus status, String result) {
    ctx.header(Header.RETRY_AFTER, RETRY_SECONDS);
    answer(ctx, status, result);
  }

  /** Refuses all that can be refused without the body. */
  private void take(Context ctx) throws IOException {
    String token = token(ctx);
    if (subscriptions.feedOf(token) == null) {
      boolean ended = subscriptions.hasEnded(token);
      answer(ctx, ended ? HttpStatus.GONE : HttpStatus.NOT_FOUND, ended ? "ended" : "unknown");
      return;
    }
    Delivery delivery = subscriptions.delivery(token, ctx.header("X-Hub-Signature"));
    if (ctx.req().getContentLengthLong() > limits.bodyBytes()) {
      answer(ctx, HttpStatus.CONTENT_TOO_LARGE, "too-large");
    } else if (delivery == null) {
      answer(ctx, HttpStatus.ACCEPTED, "unsigned"); // acknowledged and ignored, as WebSub has it
    } else if (!underWay.add(token)) {
      later(ctx, HttpStatus.TOO_MANY_REQUESTS, "too-many");
    } else {
      try {
        takeInTurn(ctx, delivery);
      } finally {
        underWay.remove(token);
      }
    }
  }

  private void takeInTurn(Context ctx, Delivery delivery) throws IOException {
    if (!bodies.tryAcquire()) {
      later(ctx, HttpStatus.SERVICE_UNAVAILABLE, "busy");
      return;
    }
    try {
      takeBody(ctx, delivery);
    } finally {
      bodies.release();
    }
  }

  private void takeBody(Context ctx, Delivery delivery) throws IOException {
    byte[] body = body(ctx.bodyInputStream(), delivery);
    if (body == null) {
      answer(ctx, HttpStatus.CONTENT_TOO_LARGE, "too-large");
    } else if (!delivery.isRight()) {
      answer(ctx, HttpStatus.ACCEPTED, "wrong-signature");
    } else {
      answer(ctx, HttpStatus.ACCEPTED, "accepted");
      receiver.pushed(delivery.feedId(), body, ctx.contentType());
    }
  }

  /**
   * Reads a body and signs it as it comes.
   *
   * @return null when it is too large
   * @throws IOException when it does not come in time
   */
  private byte @Nullable [] body(InputStream in, Delivery delivery) throws IOException {
    long start = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (body.size() + n > limits.bodyBytes()) {
        return null;
      }
      if (System.nanoTime() - start > limits.bodyTime().toNanos()) {
        throw new IOException("the body did not come in time");
      }
      delivery.sign(chunk, n);
      body.write(chunk, 0, n);
    }
    return body.toByteArray();
  }
}
