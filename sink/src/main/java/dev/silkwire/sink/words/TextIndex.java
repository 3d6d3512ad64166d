package dev.silkwire.sink.words;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The index of words of one kind of database. Implementations are stateless. */
public interface TextIndex {
  /** Replaces what is kept of articles; those that have no entry any more are gone. */
  void replace(Connection connection, List<String> articleIds, List<Searchable> entries)
      throws SQLException;

  /** What stands behind FROM, with the alias {@code s}, to look for words. */
  String source();

  /** The condition with one mark, for {@link #bound}. */
  String condition();

  /** The query as {@link #condition()} takes it. */
  String bound(WordQuery query);

  /** The columns by which answers come in falling order, the newest first. */
  List<String> order();
}
