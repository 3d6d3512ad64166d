package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.health.HealthReport;
import dev.silkwire.contract.json.Json;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.guard.Guard;
import dev.silkwire.sink.view.SinkHealth;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: page, API, health and metrics. Each response about the data has an ETag that
 * changes with the data, so that a page can poll every few seconds. Thread-safe: all fields are
 * final and their types are thread-safe.
 */
public final class Api implements AutoCloseable {
  private final Javalin server;
  private final SinkHealth health;
  private final Supplier<String> prometheus;
  private final DataVersion version;
  private final Guard guard;
  private final ResponseWriter responses;
  private final LiveEvents events;
  private final WorldMap map = new WorldMap();

  /**
   * The settings of the server.
   *
   * @param bind address to listen on
   * @param port 0 for any free port
   * @param access authentication and rate limit
   */
  public record Settings(String bind, int port, AccessConfig access) {
    public Settings {
      requireNonNull(bind);
      requireNonNull(access);
    }
  }

  /** Another process listens on the port. */
  public static final class PortInUse extends RuntimeException {
    PortInUse(Throwable cause) {
      super(cause);
    }
  }

  private Api(
      Settings settings,
      Database database,
      SinkHealth health,
      Supplier<String> prometheus,
      InstantSource clock) {
    this.health = requireNonNull(health);
    this.prometheus = requireNonNull(prometheus);
    this.version = new DataVersion(database);
    this.guard = new Guard(settings.access(), settings.bind(), clock);
    this.responses = new ResponseWriter(database, version);
    this.events = new LiveEvents(database, version);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts the server.
   *
   * @param prometheus supplies the body of {@code /metrics}
   * @param clock clock of the rate limit
   * @throws PortInUse when another process listens on the port
   */
  public static Api start(
      Settings settings,
      Database database,
      SinkHealth health,
      Supplier<String> prometheus,
      InstantSource clock) {
    Api api = new Api(settings, database, health, prometheus, clock);
    try {
      api.server.start(settings.bind(), settings.port());
      api.events.start();
      return api;
    } catch (JavalinBindException e) {
      throw new PortInUse(e);
    }
  }

  /** Returns the port that the server listens on. */
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
      get(routes, route.path(), ctx -> responses.answer(ctx, route));
    }
    get(routes, "/api/articles/{id}", responses::article);
    get(routes, "/api/status", ctx -> responses.status(ctx, health));
    get(routes, "/api/map", this::map);
    get(routes, "/api/openapi.json", Api::openApi);
    get(routes, "/feeds/articles.atom", responses::feed);
    routes.sse("/api/events", client -> events.listen(client, guard.client(client.ctx())));
    routes.head("/api/events", ctx -> ctx.contentType("text/event-stream"));
    get(routes, "/health/live", ctx -> health(ctx, health.live()));
    get(routes, "/health/ready", ctx -> health(ctx, health.ready()));
    get(
        routes,
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(prometheus.get()));
    ErrorResponses.routes(routes);
  }

  /** Adds a route for GET and HEAD. Both run the same handler; Jetty omits the body for HEAD. */
  private static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static void openApi(Context ctx) throws IOException {
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

  private static void health(Context ctx, HealthReport report) {
    ctx.status(report.httpStatus()).json(report);
  }
}
