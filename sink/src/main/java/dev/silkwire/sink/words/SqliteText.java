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
 * A full-text index in an FTS5 table, which returns rows in the order of their row ids. A row id
 * consists of the second by which the article is listed and of bits of its id, so that the newest
 * articles come first without a sort. Stateless.
 */
public final class SqliteText implements TextIndex {
  private static final int ID_BITS = 30;
  private static final int ID_HEX_DIGITS = 7;

  private static final String DELETE_WORDS =
      "DELETE FROM article_words WHERE rowid IN"
          + " (SELECT place FROM article_list WHERE article_id IN (%s))";
  private static final String DELETE_LIST_ROWS =
      "DELETE FROM article_list WHERE article_id IN (%s)";
  private static final String INSERT_LIST_ROW =
      "INSERT INTO article_list (place, article_id, listed_at, day, language, base_language,"
          + " outlet_domain)"
          + " SELECT COALESCE((SELECT MAX(place) + 1 FROM article_list WHERE place BETWEEN ? AND"
          + " ? AND EXISTS (SELECT 1 FROM article_list WHERE place = ?)), ?), ?, ?, ?, ?, ?, ?";
  private static final String INSERT_WORDS =
      "INSERT INTO article_words (rowid, words)"
          + " SELECT place, ? FROM article_list WHERE article_id = ?";

  private static final String COUNT =
      "SELECT COUNT(*) FROM (SELECT 1 FROM article_words WHERE words MATCH ? LIMIT ?)";

  @Override
  public void replace(Connection connection, List<String> articleIds, List<Searchable> entries)
      throws SQLException {
    Statements.inChunks(connection, DELETE_WORDS, articleIds);
    Statements.inChunks(connection, DELETE_LIST_ROWS, articleIds);
    Statements.batch(connection, INSERT_LIST_ROW, entries.stream().map(SqliteText::row).toList());
    Statements.batch(connection, INSERT_WORDS, entries.stream().map(SqliteText::words).toList());
  }

  /** Uses the next free row id of the same second when the row id is taken. */
  private static List<@Nullable Object> row(Searchable entry) {
    long second = Instant.parse(entry.listedAt()).getEpochSecond();
    long rowId = (second << ID_BITS) + Long.parseLong(firstDigits(entry.articleId()), 16);
    return Arrays.asList(
        rowId,
        (second << ID_BITS) + (1L << ID_BITS) - 1,
        rowId,
        rowId,
        entry.articleId(),
        entry.listedAt(),
        entry.day(),
        entry.language(),
        entry.baseLanguage(),
        entry.outletDomain());
  }

  /**
   * Returns the first hexadecimal digits of an id; of the hash of an id that is not hexadecimal.
   */
  private static String firstDigits(String id) {
    return id.matches("[0-9a-f]{" + ID_HEX_DIGITS + ",}")
        ? id.substring(0, ID_HEX_DIGITS)
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
  public String matches() {
    return "article_words w CROSS JOIN article_list s ON s.place = w.rowid AND w.words MATCH ?";
  }

  /** Uses the aliases of {@link #matches()}. */
  @Override
  public String allArticles() {
    return "article_list w CROSS JOIN article_list s ON s.place = w.rowid";
  }

  @Override
  public String matchesArticle(String articleId) {
    return "EXISTS (SELECT 1 FROM article_list h CROSS JOIN article_words w"
        + " ON w.rowid = h.place AND w.words MATCH ? WHERE h.article_id = "
        + articleId
        + ")";
  }

  @Override
  public String parameter(IndexQuery query) {
    return query.fts5();
  }

  @Override
  public List<String> order() {
    return List.of("w.rowid");
  }

  @Override
  public LocalDate listedDay(List<String> cursor) {
    long second = Long.parseLong(cursor.get(0)) >> ID_BITS;
    return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
  }

  @Override
  public boolean returnsNewestFirst() {
    return true;
  }

  @Override
  public long estimate(Connection connection, IndexQuery query, long limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, query.fts5());
      statement.setLong(2, limit + 1);
      try (ResultSet count = statement.executeQuery()) {
        count.next();
        return count.getLong(1);
      }
    }
  }
}
