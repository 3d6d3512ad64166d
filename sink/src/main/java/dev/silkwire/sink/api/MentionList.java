package dev.silkwire.sink.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which sentences speak of an initiative. Stateless. */
final class MentionList {
  static final int USUAL = 30;
  static final int MOST = 200;

  private MentionList() {}

  /** A page of mentions, newest first. */
  record Mentions(List<Mentioned> mentions, @Nullable String next) {}

  /** An initiative in an article, with its sentences. */
  record Mentioned(
      String articleId,
      String initiativeId,
      String storyId,
      String url,
      String title,
      Outlet outlet,
      @Nullable String language,
      Published published,
      Instant fetchedAt,
      int count,
      JsonNode sentences,
      JsonNode countries) {}

  static Mentions mentions(Connection connection, Parameters parameters) throws SQLException {
    int limit = parameters.limit(USUAL, MOST);
    Query query =
        new Query("SELECT a.* FROM mentions a WHERE 1 = 1")
            .given(Filters.initiative(parameters), " AND a.initiative = ?");
    Filters.country(query, parameters, "a.article_id");
    Filters.article(query, parameters);
    Filters.after(query, parameters.before(3), "a.listed_at, a.article_id, a.initiative");
    List<Placed<Mentioned>> page =
        query
            .add(" ORDER BY a.listed_at DESC, a.article_id DESC, a.initiative DESC LIMIT ?", limit)
            .list(connection, MentionList::placed);
    return new Mentions(Placed.rows(page, Function.identity()), Placed.next(page, limit));
  }

  private static Placed<Mentioned> placed(ResultSet r) throws SQLException {
    List<String> place =
        List.of(r.getString("listed_at"), r.getString("article_id"), r.getString("initiative"));
    return new Placed<>(place, mentioned(r));
  }

  private static Mentioned mentioned(ResultSet r) throws SQLException {
    return new Mentioned(
        r.getString("article_id"),
        r.getString("initiative"),
        r.getString("story_id"),
        r.getString("url"),
        r.getString("title"),
        Cells.outlet(r),
        r.getString("language"),
        Cells.published(r),
        Cells.moment(r, "fetched_at"),
        r.getInt("mentions"),
        Cells.json(r, "sentences"),
        Cells.json(r, "countries"));
  }
}
