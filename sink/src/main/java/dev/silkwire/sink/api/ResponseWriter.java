package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.view.ArticleListView;
import dev.silkwire.sink.view.ArticleView;
import dev.silkwire.sink.view.Listing;
import dev.silkwire.sink.view.SinkHealth;
import dev.silkwire.sink.view.StatusView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of requests for data, which answer in JSON, CSV or Atom. Each response has an ETag
 * that changes with the data. Thread-safe: immutable.
 */
final class ResponseWriter {
  private static final String CSV = "text/csv";

  private final Database database;
  private final DataVersion version;

  ResponseWriter(Database database, DataVersion version) {
    this.database = requireNonNull(database);
    this.version = requireNonNull(version);
  }

  /** Answers a request with the result of a route's query. */
  void answer(Context ctx, Route route) throws SQLException {
    Parameters parameters =
        Parameters.of(ctx.queryParamMap(), route.parameters().toArray(String[]::new));
    boolean csv = route.parameters().contains("format") && isCsv(ctx, parameters);
    ctx.header("Vary", "Accept");
    if (unchanged(ctx, version.tag() + (csv ? "-csv" : ""))) {
      return;
    }
    Object result = database.read(c -> route.query().run(c, database.text(), parameters));
    if (result instanceof Listing listing) {
      linkToNext(ctx, listing.next());
    }
    if (csv && result instanceof Listing listing) {
      String name = route.path().substring(route.path().lastIndexOf('/') + 1);
      ctx.contentType(CSV + "; charset=utf-8; header=present")
          .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
          .result(CsvWriter.of(listing));
    } else {
      ctx.json(result);
    }
  }

  private static boolean isCsv(Context ctx, Parameters parameters) {
    return switch (parameters.choice("format", Format.class, Format.ANY)) {
      case CSV -> true;
      case JSON -> false;
      case ANY -> {
        String accept = ctx.header("Accept");
        yield accept != null && accept.startsWith(CSV);
      }
    };
  }

  /** Values of the parameter {@code format}; {@code ANY} follows the Accept header. */
  private enum Format {
    ANY,
    JSON,
    CSV
  }

  /** Adds a Link header to the next page (RFC 8288), because CSV has no field for it. */
  private static void linkToNext(Context ctx, @Nullable String next) {
    if (next == null) {
      return;
    }
    Map<String, String> query = new TreeMap<>();
    ctx.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    query.put("before", next);
    String link =
        query.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&", "<" + ctx.path() + "?", ">; rel=\"next\""));
    ctx.header("Link", link);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Answers with an article, or the original of a copy. */
  void article(Context ctx) throws SQLException {
    Parameters.of(ctx.queryParamMap());
    if (unchanged(ctx, version.tag())) {
      return;
    }
    String id = ctx.pathParam("id");
    database
        .read(c -> ArticleView.article(c, id))
        .ifPresentOrElse(
            ctx::json,
            () ->
                ErrorResponses.answer(
                    ctx, 404, "there is no article with this id, or not any more"));
  }

  /** Answers with the status of the pipeline. */
  void status(Context ctx, SinkHealth health) throws SQLException {
    Parameters.of(ctx.queryParamMap());
    StatusView.Status status = database.read(c -> StatusView.status(c, database.product(), health));
    if (!unchanged(ctx, Integer.toHexString(status.hashCode()))) {
      ctx.json(status);
    }
  }

  /** Answers with the selected articles as an Atom feed. */
  void feed(Context ctx) throws SQLException {
    Parameters parameters =
        Parameters.of(ctx.queryParamMap(), Routes.FILTERS.toArray(String[]::new));
    if (unchanged(ctx, version.tag() + "-atom")) {
      return;
    }
    List<ArticleListView.Listed> articles =
        database.read(c -> ArticleListView.articles(c, database.text(), parameters)).articles();
    ctx.contentType("application/atom+xml; charset=utf-8")
        .result(AtomFeed.of(articles, ctx.fullUrl(), parameters.values()));
  }

  /** Sets the ETag; answers 304 and returns true when the client has that version. */
  static boolean unchanged(Context ctx, String tag) {
    String quoted = "W/\"" + tag + "\"";
    ctx.header("ETag", quoted).header("Cache-Control", "no-cache");
    String ifNoneMatch = ctx.header("If-None-Match");
    boolean unchanged = ifNoneMatch != null && ifNoneMatch.contains(quoted);
    if (unchanged) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    }
    return unchanged;
  }
}
