package dev.silkwire.sink.words;

import dev.silkwire.sink.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words in an index of FTS5, which answers in the order of its row ids. These are made of the
 * second under which an article is listed and its id, so that the newest come first without being
 * sorted.
 */
public final class SqliteText implements TextIndex {
  private static final int BITS = 30;
  private static final int HEX_DIGITS = 7;

  private static final String FORGET_WORDS =
      "DELETE FROM article_words WHERE rowid IN"
          + " (SELECT place FROM article_list WHERE article_id IN (%s))";
  private static final String FORGET_PLACES = "DELETE FROM article_list WHERE article_id IN (%s)";
  private static final String PLACE =
      "INSERT INTO article_list (place, article_id, listed_at, day, language, base_language,"
          + " outlet_domain)"
          + " SELECT COALESCE((SELECT MAX(place) + 1 FROM article_list WHERE place BETWEEN ? AND"
          + " ? AND EXISTS (SELECT 1 FROM article_list WHERE place = ?)), ?), ?, ?, ?, ?, ?, ?";
  private static final String WORDS =
      "INSERT INTO article_words (rowid, words)"
          + " SELECT place, ? FROM article_list WHERE article_id = ?";

  @Override
  public void replace(Connection connection, List<String> articleIds, List<Searchable> entries)
      throws SQLException {
    Statements.forEachOf(connection, FORGET_WORDS, articleIds);
    Statements.forEachOf(connection, FORGET_PLACES, articleIds);
    Statements.batch(connection, PLACE, entries.stream().map(SqliteText::place).toList());
    Statements.batch(connection, WORDS, entries.stream().map(SqliteText::words).toList());
  }

  private static List<@Nullable Object> place(Searchable entry) {
    long second = Instant.parse(entry.listedAt()).getEpochSecond();
    long wanted = (second << BITS) + Long.parseLong(firstDigits(entry.articleId()), 16);
    return Arrays.asList(
        wanted,
        (second << BITS) + (1L << BITS) - 1,
        wanted,
        wanted,
        entry.articleId(),
        entry.listedAt(),
        entry.day(),
        entry.language(),
        entry.baseLanguage(),
        entry.outletDomain());
  }

  /** Ids are hexadecimal; of another kind the hash will do. */
  private static String firstDigits(String id) {
    return id.matches("[0-9a-f]{" + HEX_DIGITS + ",}")
        ? id.substring(0, HEX_DIGITS)
        : Integer.toHexString(id.hashCode() & 0xfffffff);
  }

  private static List<Object> words(Searchable entry) {
    return List.of(String.join(" ", entry.words()), entry.articleId());
  }

  @Override
  public String source() {
    return "article_words w CROSS JOIN article_list s ON s.place = w.rowid";
  }

  @Override
  public String condition() {
    return "w.words MATCH ?";
  }

  @Override
  public String bound(WordQuery query) {
    return query.fts5();
  }

  @Override
  public List<String> order() {
    return List.of("w.rowid");
  }
}
