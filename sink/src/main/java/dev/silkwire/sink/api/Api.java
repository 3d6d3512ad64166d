package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Json;
import dev.silkwire.sink.store.Database;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web: page, questions in JSON, health and metrics. Every answer about the data has an ETag
 * that changes with the data, so that a page may ask again every few seconds. Thread-safe.
 */
public final class Api implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private static final String[] ARTICLES = {
    "initiative", "country", "role", "language", "outlet", "from", "to", "q", "limit", "before"
  };

  private final Javalin server;
  private final Database database;
  private final Pulse pulse;
  private final Supplier<String> prometheus;
  private final DataVersion version;
  private final WorldMap map = new WorldMap();

  /**
   * Where to listen.
   *
   * @param bind address
   * @param port 0 for any free one
   */
  public record Settings(String bind, int port) {
    public Settings {
      requireNonNull(bind);
    }
  }

  /** Somebody else listens there. */
  public static final class PortInUse extends RuntimeException {
    PortInUse(Throwable cause) {
      super(cause);
    }
  }

  private Api(Database database, Pulse pulse, Supplier<String> prometheus) {
    this.database = requireNonNull(database);
    this.pulse = requireNonNull(pulse);
    this.prometheus = requireNonNull(prometheus);
    this.version = new DataVersion(database);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @param prometheus what {@code /metrics} answers
   * @throws PortInUse when somebody else listens there
   */
  public static Api start(
      Settings settings, Database database, Pulse pulse, Supplier<String> prometheus) {
    Api api = new Api(database, pulse, prometheus);
    try {
      api.server.start(settings.bind(), settings.port());
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
    routes.get("/api/initiatives", ctx -> answer(ctx, InitiativeList::initiatives));
    routes.get(
        "/api/countries",
        ctx -> answer(ctx, CountQuestions::countries, "initiative", "from", "to"));
    routes.get(
        "/api/timeline",
        ctx -> answer(ctx, CountQuestions::timeline, "initiative", "country", "from", "to"));
    routes.get(
        "/api/country-days",
        ctx ->
            answer(
                ctx,
                CountQuestions::countryDays,
                "initiative",
                "country",
                "from",
                "to",
                "limit",
                "before"));
    routes.get(
        "/api/articles",
        ctx -> answer(ctx, (c, p) -> ArticleList.articles(c, database.text(), p), ARTICLES));
    routes.get("/api/articles/{id}", this::article);
    routes.get(
        "/api/mentions",
        ctx -> answer(ctx, (c, p) -> MentionList.mentions(c, database.text(), p), ARTICLES));
    routes.get("/api/feeds", ctx -> answer(ctx, FeedList::feeds, "health", "limit", "before"));
    routes.get(
        "/api/dead-letters", ctx -> answer(ctx, StatusQuestions::deadLetters, "limit", "before"));
    routes.get("/api/status", this::status);
    routes.get("/api/map", this::map);
    routes.get("/health/live", ctx -> health(ctx, pulse.failure().orElse(null)));
    routes.get("/health/ready", this::ready);
    routes.get(
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(prometheus.get()));
    routes.exception(BadParameter.class, (e, ctx) -> error(ctx, 400, e.getMessage()));
    routes.exception(SQLException.class, Api::noDatabase);
    routes.exception(Exception.class, Api::fault);
    routes.error(HttpStatus.NOT_FOUND, Api::notFound);
    routes.error(
        HttpStatus.METHOD_NOT_ALLOWED, ctx -> error(ctx, 405, "only GET is answered here"));
  }

  /** A question to the database. */
  private interface Question {
    Object ask(Connection connection, Parameters parameters) throws SQLException;
  }

  private void answer(Context ctx, Question question, String... known) throws SQLException {
    Parameters parameters = Parameters.of(ctx.queryParamMap(), known);
    if (unchanged(ctx, version.tag())) {
      return;
    }
    ctx.json(database.read(c -> question.ask(c, parameters)));
  }

  private void article(Context ctx) throws SQLException {
    Parameters.of(ctx.queryParamMap());
    if (unchanged(ctx, version.tag())) {
      return;
    }
    String id = ctx.pathParam("id");
    database
        .read(c -> ArticleView.article(c, id))
        .ifPresentOrElse(
            ctx::json, () -> error(ctx, 404, "there is no article with this id, or not any more"));
  }

  private void status(Context ctx) throws SQLException {
    Parameters.of(ctx.queryParamMap());
    StatusQuestions.Status status =
        database.read(c -> StatusQuestions.status(c, database.product(), pulse));
    if (!unchanged(ctx, Integer.toHexString(status.hashCode()))) {
      ctx.json(status);
    }
  }

  private void map(Context ctx) {
    if (!unchanged(ctx, map.version())) {
      ctx.contentType("application/json").result(map.json());
    }
  }

  /** Puts the tag, and answers 304 where the asker has what it stands for. */
  private static boolean unchanged(Context ctx, String tag) {
    String quoted = "W/\"" + tag + "\"";
    ctx.header("ETag", quoted).header("Cache-Control", "no-cache");
    String known = ctx.header("If-None-Match");
    boolean unchanged = known != null && known.contains(quoted);
    if (unchanged) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    }
    return unchanged;
  }

  private void ready(Context ctx) {
    try {
      version.tag();
      health(ctx, pulse.trouble().orElse(null));
    } catch (SQLException e) {
      health(ctx, "the database does not answer");
    }
  }

  private static void health(Context ctx, @Nullable String trouble) {
    ctx.status(trouble == null ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .json(
            trouble == null ? Map.of("status", "up") : Map.of("status", "down", "reason", trouble));
  }

  private static void noDatabase(SQLException e, Context ctx) {
    LOG.warn("{} is not answered: {}", ctx.path(), e.getMessage());
    LOG.debug("no answer", e);
    error(ctx, 503, "the database does not answer; try again in a moment");
  }

  private static void fault(Exception e, Context ctx) {
    LOG.error("{} is not answered by a fault of our own", ctx.path(), e);
    error(ctx, 500, "a fault of ours, which stands in the log");
  }

  private static void notFound(Context ctx) {
    if (ctx.path().startsWith("/api") && ctx.res().getHeader("ETag") == null) {
      error(ctx, 404, "there is no " + ctx.path());
    }
  }

  private static void error(Context ctx, int status, @Nullable String reason) {
    ctx.status(status).json(Map.of("error", String.valueOf(reason)));
  }
}
