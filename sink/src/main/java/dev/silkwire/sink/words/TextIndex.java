package dev.silkwire.sink.words;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The index of words of one kind of database. Implementations are stateless. */
public interface TextIndex {
  /** Replaces what is kept of articles; those that have no entry any more are gone. */
  void replace(Connection connection, List<String> articleIds, List<Searchable> entries)
      throws SQLException;

  /**
   * What stands behind FROM, with the alias {@code s}: id, moment and day of the articles that hold
   * what is {@link #bound} to its one mark.
   */
  String source();

  /** The same of all articles, without a mark. */
  String everything();

  /** A condition with one mark: the article of an id holds what is {@link #bound} to it. */
  String holds(String articleId);

  /** What is sought as the index takes it. */
  String bound(IndexQuery sought);

  /** The columns by which answers come in falling order, the newest first. */
  List<String> order();

  /** The day on which an article was listed that stands at such a place in the order. */
  LocalDate listed(List<String> place);

  /**
   * Whether the newest come first without being sorted, so that the first few of many cost little.
   */
  boolean streams();

  /** About how many articles hold it, or a number above {@code most} where there are more. */
  long about(Connection connection, IndexQuery sought, long most) throws SQLException;
}
