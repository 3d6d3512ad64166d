package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.view.ArticleListView;
import dev.silkwire.sink.view.ArticleView;
import dev.silkwire.sink.view.Listing;
import dev.silkwire.sink.view.Pulse;
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
 * Answers questions about the data in JSON or CSV. Each answer has an ETag that changes with the
 * data, so that a page may ask again every few seconds. Thread-safe.
 */
final class ResponseWriter {
  private static final String CSV = "text/csv";

  private final Database database;
  private final DataVersion version;

  ResponseWriter(Database database, DataVersion version) {
    this.database = requireNonNull(database);
    this.version = requireNonNull(version);
  }

  /** Answers by what the route says. */
  void answer(Context ctx, Route route) throws SQLException {
    Parameters parameters =
        Parameters.of(ctx.queryParamMap(), route.parameters().toArray(String[]::new));
    boolean csv = route.parameters().contains("format") && csv(ctx, parameters);
    ctx.header("Vary", "Accept");
    if (unchanged(ctx, version.tag() + (csv ? "-csv" : ""))) {
      return;
    }
    Object answer = database.read(c -> route.question().ask(c, database.text(), parameters));
    if (answer instanceof Listing listing) {
      linkToNext(ctx, listing.next());
    }
    if (csv && answer instanceof Listing listing) {
      String name = route.path().substring(route.path().lastIndexOf('/') + 1);
      ctx.contentType(CSV + "; charset=utf-8; header=present")
          .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
          .result(CsvWriter.of(listing));
    } else {
      ctx.json(answer);
    }
  }

  private static boolean csv(Context ctx, Parameters parameters) {
    return switch (parameters.choice("format", Format.class, Format.ANY)) {
      case CSV -> true;
      case JSON -> false;
      case ANY -> {
        String accept = ctx.header("Accept");
        yield accept != null && accept.startsWith(CSV);
      }
    };
  }

  /** Ways to write an answer; any is what the asker accepts. */
  private enum Format {
    ANY,
    JSON,
    CSV
  }

  /** RFC 8288, for those who read tables. */
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

  /** One article, or the original of a copy. */
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

  /** How the pipeline is doing. */
  void status(Context ctx, Pulse pulse) throws SQLException {
    Parameters.of(ctx.queryParamMap());
    StatusView.Status status = database.read(c -> StatusView.status(c, database.product(), pulse));
    if (!unchanged(ctx, Integer.toHexString(status.hashCode()))) {
      ctx.json(status);
    }
  }

  /** The articles of a selection as an Atom feed. */
  void feed(Context ctx) throws SQLException {
    Parameters parameters =
        Parameters.of(ctx.queryParamMap(), Routes.NARROWED.toArray(String[]::new));
    if (unchanged(ctx, version.tag() + "-atom")) {
      return;
    }
    List<ArticleListView.Listed> articles =
        database.read(c -> ArticleListView.articles(c, database.text(), parameters)).articles();
    ctx.contentType("application/atom+xml; charset=utf-8")
        .result(AtomFeed.of(articles, ctx.fullUrl(), parameters.values()));
  }

  /** Puts the tag, and answers 304 where the asker has what it stands for. */
  static boolean unchanged(Context ctx, String tag) {
    String quoted = "W/\"" + tag + "\"";
    ctx.header("ETag", quoted).header("Cache-Control", "no-cache");
    String known = ctx.header("If-None-Match");
    boolean unchanged = known != null && known.contains(quoted);
    if (unchanged) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    }
    return unchanged;
  }
}
