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
 * The HTTP server that WebSub hubs call (W3C WebSub): it confirms subscriptions and receives
 * deliveries. The last segment of the path is the token of a subscription, known only to its hub.
 * The server responds with 404 to an unknown token and with 410 to one that has ended, after which
 * a hub may end the subscription.
 *
 * <p>The server is open to everybody. It reads a body only if the token is known and the request is
 * signed, and accepts it only if the signature is valid. {@link PushLimits} bound size, number,
 * time and connections. Thread-safe: requests share only a semaphore and a concurrent set.
 */
public final class PushServer implements AutoCloseable {
  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 4;
  private static final int CHUNK_BYTES = 8192;
  private static final String RETRY_SECONDS = "30";
  private static final Duration DEFAULT_LEASE = Duration.ofDays(1);

  private final Subscriptions subscriptions;
  private final Receiver receiver;
  private final PushLimits limits;
  private final Consumer<DeliveryResult> counter;
  private final Semaphore bodies;
  private final Set<String> tokensInProgress = ConcurrentHashMap.newKeySet();
  private final Javalin server;

  /** Receives deliveries with a valid signature. */
  public interface Receiver {
    void pushed(String feedId, byte[] body, @Nullable String contentType);
  }

  /** Thrown when the port is in use. */
  public static final class PortInUse extends RuntimeException {
    PortInUse(Throwable cause) {
      super(cause);
    }
  }

  private PushServer(
      Subscriptions subscriptions,
      Receiver receiver,
      PushLimits limits,
      Consumer<DeliveryResult> counter) {
    this.subscriptions = subscriptions;
    this.receiver = receiver;
    this.limits = limits;
    this.counter = counter;
    this.bodies = new Semaphore(limits.bodies());
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts the server.
   *
   * @param counter counts deliveries by result
   * @throws PortInUse if the port is in use
   */
  public static PushServer start(
      String bind,
      int port,
      PushLimits limits,
      Subscriptions subscriptions,
      Receiver receiver,
      Consumer<DeliveryResult> counter) {
    PushServer push = new PushServer(subscriptions, receiver, limits, counter);
    try {
      push.server.start(bind, port);
      return push;
    } catch (JavalinBindException e) {
      throw new PortInUse(e);
    }
  }

  /** Returns the port on which the server listens. */
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
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    config.jetty.modifyServer(this::limitConnections);
    config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(limits.idleTime().toMillis()));
    config.routes.get("/<path>", this::confirm);
    config.routes.post("/<path>", this::receive);
    config.routes.exception(IOException.class, (e, ctx) -> respond(ctx, DeliveryResult.SLOW));
  }

  private void limitConnections(Server jetty) {
    NetworkConnectionLimit limit = new NetworkConnectionLimit(limits.connections(), jetty);
    limit.setEndPointIdleTimeout(Duration.ofSeconds(1).toMillis());
    jetty.addBean(limit);
    jetty.addBean(new SlowConnections(jetty, limits.requestTime()));
  }

  private static String token(Context ctx) {
    return ctx.path().substring(ctx.path().lastIndexOf('/') + 1);
  }

  private void confirm(Context ctx) {
    String lease = String.valueOf(ctx.queryParam("hub.lease_seconds"));
    boolean confirmed =
        subscriptions.confirm(
            token(ctx),
            ctx.queryParam("hub.mode"),
            ctx.queryParam("hub.topic"),
            lease.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(lease)) : DEFAULT_LEASE);
    String challenge = ctx.queryParam("hub.challenge");
    ctx.status(confirmed ? HttpStatus.OK : HttpStatus.NOT_FOUND)
        .result(confirmed && challenge != null ? challenge : "");
  }

  private void respond(Context ctx, DeliveryResult result) {
    counter.accept(result);
    ctx.status(result.status());
  }

  private void retryLater(Context ctx, DeliveryResult result) {
    ctx.header(Header.RETRY_AFTER, RETRY_SECONDS);
    respond(ctx, result);
  }

  /** Receives a delivery. Rejects it before its body is read where possible. */
  private void receive(Context ctx) throws IOException {
    String token = token(ctx);
    if (subscriptions.feedOf(token) == null) {
      boolean ended = subscriptions.hasEnded(token);
      respond(ctx, ended ? DeliveryResult.ENDED : DeliveryResult.UNKNOWN);
      return;
    }
    Delivery delivery = subscriptions.delivery(token, ctx.header("X-Hub-Signature"));
    if (ctx.req().getContentLengthLong() > limits.bodyBytes()) {
      respond(ctx, DeliveryResult.TOO_LARGE);
    } else if (delivery == null) {
      respond(ctx, DeliveryResult.UNSIGNED);
    } else if (!tokensInProgress.add(token)) {
      retryLater(ctx, DeliveryResult.TOO_MANY);
    } else {
      try {
        receiveWithinLimit(ctx, delivery);
      } finally {
        tokensInProgress.remove(token);
      }
    }
  }

  private void receiveWithinLimit(Context ctx, Delivery delivery) throws IOException {
    if (!bodies.tryAcquire()) {
      retryLater(ctx, DeliveryResult.BUSY);
      return;
    }
    try {
      receiveBody(ctx, delivery);
    } finally {
      bodies.release();
    }
  }

  private void receiveBody(Context ctx, Delivery delivery) throws IOException {
    byte[] body = body(ctx.bodyInputStream(), delivery);
    if (body == null) {
      respond(ctx, DeliveryResult.TOO_LARGE);
    } else if (!delivery.isSignatureValid()) {
      respond(ctx, DeliveryResult.WRONG_SIGNATURE);
    } else {
      respond(ctx, DeliveryResult.ACCEPTED);
      receiver.pushed(delivery.feedId(), body, ctx.contentType());
    }
  }

  /**
   * Reads a body and updates its signature with each chunk.
   *
   * @return null if the body is too large
   * @throws IOException if the body does not arrive in time
   */
  private byte @Nullable [] body(InputStream in, Delivery delivery) throws IOException {
    long start = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (body.size() + n > limits.bodyBytes()) {
        return null;
      }
      if (System.nanoTime() - start > limits.bodyTime().toNanos()) {
        throw new IOException("the body did not arrive in time");
      }
      delivery.update(chunk, n);
      body.write(chunk, 0, n);
    }
    return body.toByteArray();
  }
}
