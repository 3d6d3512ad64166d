package dev.silkwire.sink.words;

import dev.silkwire.sink.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
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
        Tsvector.of(entry.words()));
  }

  @Override
  public String source() {
    return "article_list s";
  }

  @Override
  public String condition() {
    return "s.words @@ CAST(? AS tsquery)";
  }

  @Override
  public String bound(WordQuery query) {
    return query.tsquery();
  }

  @Override
  public List<String> order() {
    return List.of("s.listed_at", "s.article_id");
  }
}
