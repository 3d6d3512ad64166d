package dev.silkwire.sink.words;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The full-text index of one kind of database. Implementations are stateless. */
public interface TextIndex {
  /** Replaces the entries of articles, and deletes those of articles that have no new entry. */
  void replace(Connection connection, List<String> articleIds, List<Searchable> entries)
      throws SQLException;

  /**
   * Returns a FROM item with the alias {@code s}: {@code article_id}, {@code listed_at} and {@code
   * day} of the articles that match the query bound to its single placeholder; see {@link
   * #parameter}.
   */
  String matches();

  /** Returns a FROM item like {@link #matches()} for all articles, without a placeholder. */
  String allArticles();

  /**
   * Returns a condition with a single placeholder: the article matches the query bound to it.
   *
   * @param articleId an SQL expression
   */
  String matchesArticle(String articleId);

  /** Returns a query as the value of a placeholder. */
  String parameter(IndexQuery query);

  /** Returns the columns by which lists are ordered, in descending order, newest first. */
  List<String> order();

  /** Returns the day by which the article at a cursor, the values of {@link #order}, is listed. */
  LocalDate listedDay(List<String> cursor);

  /**
   * Returns whether {@link #matches()} comes newest first without a sort, so that LIMIT is cheap.
   */
  boolean returnsNewestFirst();

  /** Returns about how many articles match, or a number above {@code limit} if more do. */
  long estimate(Connection connection, IndexQuery query, long limit) throws SQLException;
}
