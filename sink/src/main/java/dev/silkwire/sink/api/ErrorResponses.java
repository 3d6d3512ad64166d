package dev.silkwire.sink.api;

import dev.silkwire.sink.guard.RequestRejected;
import dev.silkwire.sink.query.BadParameter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The error responses: a JSON object with the reason in one line. Stateless. */
final class ErrorResponses {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

  private ErrorResponses() {}

  static void routes(RoutesConfig routes) {
    routes.exception(BadParameter.class, (e, ctx) -> answer(ctx, 400, e.getMessage()));
    routes.exception(RequestRejected.class, ErrorResponses::rejected);
    routes.exception(SQLException.class, ErrorResponses::databaseUnavailable);
    routes.exception(Exception.class, ErrorResponses::internalError);
    routes.error(HttpStatus.NOT_FOUND, ErrorResponses::notFound);
    routes.error(
        HttpStatus.METHOD_NOT_ALLOWED, ctx -> answer(ctx, 405, "only GET and HEAD are allowed"));
  }

  static void answer(Context ctx, int status, @Nullable String reason) {
    ctx.status(status).json(Map.of("error", String.valueOf(reason)));
  }

  private static void rejected(RequestRejected e, Context ctx) {
    e.headers().forEach(ctx::header);
    answer(ctx, e.status(), e.getMessage());
  }

  private static void databaseUnavailable(SQLException e, Context ctx) {
    LOG.warn("cannot answer {}: {}", ctx.path(), e.getMessage());
    LOG.debug("cannot answer {}", ctx.path(), e);
    answer(ctx, 503, "the database does not answer; try again in a moment");
  }

  private static void internalError(Exception e, Context ctx) {
    LOG.error("cannot answer {}: internal error", ctx.path(), e);
    answer(ctx, 500, "internal error; see the log of the server");
  }

  private static void notFound(Context ctx) {
    if (ctx.path().startsWith("/api") && ctx.res().getHeader("ETag") == null) {
      answer(ctx, 404, "there is no " + ctx.path());
    }
  }
}
