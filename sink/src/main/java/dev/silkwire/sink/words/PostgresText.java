package dev.silkwire.sink.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.json.Json;
import dev.silkwire.sink.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A full-text index in a tsvector column. The vectors are computed here, with {@link Tokenizer},
 * not by PostgreSQL's parsers. Stateless.
 */
public final class PostgresText implements TextIndex {
  private static final String INSERT =
      "INSERT INTO article_list (article_id, listed_at, day, language, base_language, outlet_domain,"
          + " words) VALUES (?, ?, ?, ?, ?, ?, CAST(? AS tsvector)) ON CONFLICT (article_id) DO UPDATE SET"
          + " listed_at = excluded.listed_at, day = excluded.day, language = excluded.language,"
          + " base_language = excluded.base_language,"
          + " outlet_domain = excluded.outlet_domain, words = excluded.words";

  private static final String EXPLAIN =
      "EXPLAIN (FORMAT JSON) SELECT 1 FROM article_list WHERE words @@ CAST(? AS tsquery)";

  @Override
  public void replace(Connection connection, List<String> articleIds, List<Searchable> entries)
      throws SQLException {
    List<String> deleted = new ArrayList<>(articleIds);
    deleted.removeAll(entries.stream().map(Searchable::articleId).toList());
    Statements.inChunks(connection, "DELETE FROM article_list WHERE article_id IN (%s)", deleted);
    Statements.batch(connection, INSERT, entries.stream().map(PostgresText::row).toList());
  }

  private static List<@Nullable Object> row(Searchable entry) {
    return Arrays.asList(
        entry.articleId(),
        entry.listedAt(),
        entry.day(),
        entry.language(),
        entry.baseLanguage(),
        entry.outletDomain(),
        Tsvector.of(entry.words(), entry.facets()));
  }

  /**
   * OFFSET 0 keeps the planner from moving conditions into the subquery, so that it always uses the
   * full-text index.
   */
  @Override
  public String matches() {
    return "(SELECT article_id, listed_at, day FROM article_list"
        + " WHERE words @@ CAST(? AS tsquery) OFFSET 0) s";
  }

  @Override
  public String allArticles() {
    return "article_list s";
  }

  @Override
  public String matchesArticle(String articleId) {
    return "(SELECT h.words @@ CAST(? AS tsquery) FROM article_list h WHERE h.article_id = "
        + articleId
        + ")";
  }

  @Override
  public String parameter(IndexQuery query) {
    return query.tsquery();
  }

  @Override
  public List<String> order() {
    return List.of("s.listed_at", "s.article_id");
  }

  @Override
  public LocalDate listedDay(List<String> cursor) {
    return LocalDate.parse(cursor.get(0).split("T", 2)[0]);
  }

  @Override
  public boolean returnsNewestFirst() {
    return false;
  }

  /** Returns the planner's estimate, which is based on its statistics. */
  @Override
  public long estimate(Connection connection, IndexQuery query, long limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EXPLAIN)) {
      statement.setString(1, query.tsquery());
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        return Json.mapper().readTree(plan.getString(1)).at("/0/Plan/Plan Rows").asLong();
      }
    } catch (JsonProcessingException e) {
      throw new SQLException("cannot parse the query plan as JSON", e);
    }
  }
}
