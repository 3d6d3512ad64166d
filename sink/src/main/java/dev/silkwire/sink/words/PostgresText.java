package dev.silkwire.sink.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.Json;
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

/** Words in a tsvector, which PostgreSQL takes ready made: its own parsers never see the text. */
public final class PostgresText implements TextIndex {
  private static final String INSERT =
      "INSERT INTO article_list (article_id, listed_at, day, language, base_language, outlet_domain,"
          + " words) VALUES (?, ?, ?, ?, ?, ?, CAST(? AS tsvector)) ON CONFLICT (article_id) DO UPDATE SET"
          + " listed_at = excluded.listed_at, day = excluded.day, language = excluded.language,"
          + " base_language = excluded.base_language,"
          + " outlet_domain = excluded.outlet_domain, words = excluded.words";

  private static final String PLAN =
      "EXPLAIN (FORMAT JSON) SELECT 1 FROM article_list WHERE words @@ CAST(? AS tsquery)";

  @Override
  public void replace(Connection connection, List<String> articleIds, List<Searchable> entries)
      throws SQLException {
    List<String> gone = new ArrayList<>(articleIds);
    gone.removeAll(entries.stream().map(Searchable::articleId).toList());
    Statements.forEachOf(connection, "DELETE FROM article_list WHERE article_id IN (%s)", gone);
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

  /** Nothing behind OFFSET is known before, so that the index of words is what is looked at. */
  @Override
  public String source() {
    return "(SELECT article_id, listed_at, day FROM article_list"
        + " WHERE words @@ CAST(? AS tsquery) OFFSET 0) s";
  }

  @Override
  public String everything() {
    return "article_list s";
  }

  @Override
  public String holds(String articleId) {
    return "(SELECT h.words @@ CAST(? AS tsquery) FROM article_list h WHERE h.article_id = "
        + articleId
        + ")";
  }

  @Override
  public String bound(IndexQuery sought) {
    return sought.tsquery();
  }

  @Override
  public List<String> order() {
    return List.of("s.listed_at", "s.article_id");
  }

  @Override
  public LocalDate listed(List<String> place) {
    return LocalDate.parse(place.get(0).split("T", 2)[0]);
  }

  @Override
  public boolean streams() {
    return false;
  }

  /** As the planner reckons by its statistics. */
  @Override
  public long about(Connection connection, IndexQuery sought, long most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PLAN)) {
      statement.setString(1, sought.tsquery());
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        return Json.mapper().readTree(plan.getString(1)).at("/0/Plan/Plan Rows").asLong();
      }
    } catch (JsonProcessingException e) {
      throw new SQLException("the plan is no JSON", e);
    }
  }
}
