package dev.silkwire.sink.words;

import dev.silkwire.sink.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  private static final String COUNT =
      "SELECT COUNT(*) FROM (SELECT 1 FROM article_words WHERE words MATCH ? LIMIT ?)";

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
    return List.of(
        String.join(" ", entry.words())
            + " "
            + Tokenizer.BREAK
            + " "
            + String.join(" ", entry.facets()),
        entry.articleId());
  }

  @Override
  public String source() {
    return "article_words w CROSS JOIN article_list s ON s.place = w.rowid AND w.words MATCH ?";
  }

  /** Under the names that {@link #source()} has. */
  @Override
  public String everything() {
    return "article_list w CROSS JOIN article_list s ON s.place = w.rowid";
  }

  @Override
  public String holds(String articleId) {
    return "EXISTS (SELECT 1 FROM article_list h CROSS JOIN article_words w"
        + " ON w.rowid = h.place AND w.words MATCH ? WHERE h.article_id = "
        + articleId
        + ")";
  }

  @Override
  public String bound(IndexQuery sought) {
    return sought.fts5();
  }

  @Override
  public List<String> order() {
    return List.of("w.rowid");
  }

  @Override
  public LocalDate listed(List<String> place) {
    long second = Long.parseLong(place.get(0)) >> BITS;
    return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public long about(Connection connection, IndexQuery sought, long most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, sought.fts5());
      statement.setLong(2, most + 1);
      try (ResultSet count = statement.executeQuery()) {
        count.next();
        return count.getLong(1);
      }
    }
  }
}
