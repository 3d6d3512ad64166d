package dev.silkwire.sink.api;

import dev.silkwire.sink.guard.Refused;
import dev.silkwire.sink.query.BadParameter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered when there is no answer: one line that says why. Stateless. */
final class ErrorResponses {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

  private ErrorResponses() {}

  static void routes(RoutesConfig routes) {
    routes.exception(BadParameter.class, (e, ctx) -> answer(ctx, 400, e.getMessage()));
    routes.exception(Refused.class, ErrorResponses::refused);
    routes.exception(SQLException.class, ErrorResponses::noDatabase);
    routes.exception(Exception.class, ErrorResponses::fault);
    routes.error(HttpStatus.NOT_FOUND, ErrorResponses::notFound);
    routes.error(
        HttpStatus.METHOD_NOT_ALLOWED,
        ctx -> answer(ctx, 405, "only GET and HEAD are answered here"));
  }

  static void answer(Context ctx, int status, @Nullable String reason) {
    ctx.status(status).json(Map.of("error", String.valueOf(reason)));
  }

  private static void refused(Refused e, Context ctx) {
    e.headers().forEach(ctx::header);
    answer(ctx, e.status(), e.getMessage());
  }

  private static void noDatabase(SQLException e, Context ctx) {
    LOG.warn("{} is not answered: {}", ctx.path(), e.getMessage());
    LOG.debug("no answer", e);
    answer(ctx, 503, "the database does not answer; try again in a moment");
  }

  private static void fault(Exception e, Context ctx) {
    LOG.error("{} is not answered by a fault of our own", ctx.path(), e);
    answer(ctx, 500, "a fault of ours, which stands in the log");
  }

  private static void notFound(Context ctx) {
    if (ctx.path().startsWith("/api") && ctx.res().getHeader("ETag") == null) {
      answer(ctx, 404, "there is no " + ctx.path());
    }
  }
}
