package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Json;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.guard.Guard;
import dev.silkwire.sink.view.Pulse;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The web: page, questions in JSON, health and metrics. Every answer about the data has an ETag
 * that changes with the data, so that a page may ask again every few seconds. Thread-safe.
 */
public final class Api implements AutoCloseable {
  private final Javalin server;
  private final Pulse pulse;
  private final Supplier<String> prometheus;
  private final DataVersion version;
  private final Guard guard;
  private final ResponseWriter answering;
  private final LiveEvents events;
  private final WorldMap map = new WorldMap();

  /**
   * Where to listen.
   *
   * @param bind address
   * @param port 0 for any free one
   * @param access who may ask
   */
  public record Settings(String bind, int port, AccessConfig access) {
    public Settings {
      requireNonNull(bind);
      requireNonNull(access);
    }
  }

  /** Somebody else listens there. */
  public static final class PortInUse extends RuntimeException {
    PortInUse(Throwable cause) {
      super(cause);
    }
  }

  private Api(
      Settings settings,
      Database database,
      Pulse pulse,
      Supplier<String> prometheus,
      InstantSource clock) {
    this.pulse = requireNonNull(pulse);
    this.prometheus = requireNonNull(prometheus);
    this.version = new DataVersion(database);
    this.guard = new Guard(settings.access(), settings.bind(), clock);
    this.answering = new ResponseWriter(database, version);
    this.events = new LiveEvents(database, version);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @param prometheus what {@code /metrics} answers
   * @param clock measures the rate of requests
   * @throws PortInUse when somebody else listens there
   */
  public static Api start(
      Settings settings,
      Database database,
      Pulse pulse,
      Supplier<String> prometheus,
      InstantSource clock) {
    Api api = new Api(settings, database, pulse, prometheus, clock);
    try {
      api.server.start(settings.bind(), settings.port());
      api.events.start();
      return api;
    } catch (JavalinBindException e) {
      throw new PortInUse(e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    events.close();
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.threadPool = new QueuedThreadPool(32, 4);
    config.http.prefer405over404 = true;
    config.jsonMapper(new JavalinJackson(Json.mapper(), false));
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/";
          files.directory = "/page";
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "no-cache");
        });
    routes(config.routes);
  }

  private void routes(RoutesConfig routes) {
    routes.before(SafeHeaders::put);
    routes.before(guard::check);
    for (Route route : Routes.ALL) {
      get(routes, route.path(), ctx -> answering.answer(ctx, route));
    }
    get(routes, "/api/articles/{id}", answering::article);
    get(routes, "/api/status", ctx -> answering.status(ctx, pulse));
    get(routes, "/api/map", this::map);
    get(routes, "/api/openapi.json", Api::document);
    get(routes, "/feeds/articles.atom", answering::feed);
    routes.sse("/api/events", client -> events.listen(client, guard.client(client.ctx())));
    routes.head("/api/events", ctx -> ctx.contentType("text/event-stream"));
    get(routes, "/health/live", ctx -> health(ctx, pulse.notLive().orElse(null)));
    get(routes, "/health/ready", this::ready);
    get(
        routes,
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(prometheus.get()));
    ErrorResponses.routes(routes);
  }

  /** A HEAD request runs the same handler; Jetty sends the headers and leaves out the body. */
  private static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static void document(Context ctx) throws IOException {
    try (InputStream in = Api.class.getResourceAsStream("/openapi.json")) {
      byte[] document = requireNonNull(in, "no openapi.json on the class path").readAllBytes();
      if (!ResponseWriter.unchanged(ctx, Integer.toHexString(Arrays.hashCode(document)))) {
        ctx.contentType("application/json").result(document);
      }
    }
  }

  private void map(Context ctx) {
    if (!ResponseWriter.unchanged(ctx, map.version())) {
      ctx.contentType("application/json").result(map.json());
    }
  }

  private void ready(Context ctx) {
    try {
      version.tag();
      health(ctx, pulse.notReady().orElse(null));
    } catch (SQLException e) {
      health(ctx, "the database does not answer");
    }
  }

  private static void health(Context ctx, @Nullable String trouble) {
    ctx.status(trouble == null ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .json(
            trouble == null ? Map.of("status", "up") : Map.of("status", "down", "reason", trouble));
  }
}
