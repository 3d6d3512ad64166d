package dev.silkwire.sink.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A single article with its copies. Stateless. */
public final class ArticleView {
  private static final int MAX_COPIES = 500;

  private ArticleView() {}

  /** An article with all its fields. */
  public record Whole(
      String id,
      @Nullable String url,
      @Nullable String canonicalUrl,
      Outlet outlet,
      String feed,
      String title,
      String text,
      JsonNode captions,
      JsonNode authors,
      @Nullable String language,
      Published published,
      @Nullable Instant modifiedAt,
      Instant fetchedAt,
      int revision,
      String storyId,
      JsonNode initiatives,
      JsonNode countries,
      JsonNode regions,
      List<Copy> copies) {}

  /** The same story at another outlet. */
  public record Copy(
      String id,
      @Nullable String url,
      String title,
      Outlet outlet,
      Published published,
      Instant fetchedAt,
      String kind,
      double similarity) {}

  /** Returns the article of an id, or the original when the id is that of a copy. */
  public static Optional<Whole> article(Connection connection, String id) throws SQLException {
    String shown =
        new SqlQuery("SELECT duplicate_of FROM duplicates WHERE id = ?", id)
            .one(connection, r -> r.getString(1))
            .orElse(id);
    List<Copy> copies =
        new SqlQuery("SELECT * FROM duplicates WHERE duplicate_of = ?", shown)
            .add(" ORDER BY fetched_at, id LIMIT ?", MAX_COPIES)
            .list(connection, ArticleView::copy);
    return new SqlQuery("SELECT * FROM articles WHERE id = ?", shown)
        .one(connection, r -> whole(r, copies));
  }

  private static Copy copy(ResultSet r) throws SQLException {
    return new Copy(
        r.getString("id"),
        Columns.link(r, "url"),
        r.getString("title"),
        Columns.outlet(r),
        Columns.published(r),
        Columns.requiredInstant(r, "fetched_at"),
        r.getString("kind"),
        r.getDouble("similarity"));
  }

  private static Whole whole(ResultSet r, List<Copy> copies) throws SQLException {
    return new Whole(
        r.getString("id"),
        Columns.link(r, "url"),
        Columns.link(r, "canonical_url"),
        Columns.outlet(r),
        r.getString("feed"),
        r.getString("title"),
        r.getString("text"),
        Columns.json(r, "captions"),
        Columns.json(r, "authors"),
        r.getString("language"),
        Columns.published(r),
        Columns.instant(r, "modified_at"),
        Columns.requiredInstant(r, "fetched_at"),
        r.getInt("revision"),
        r.getString("story_id"),
        Columns.json(r, "initiatives"),
        Columns.json(r, "countries"),
        Columns.json(r, "regions"),
        copies);
  }
}
