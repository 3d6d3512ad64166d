package dev.silkwire.sink.api;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.query.BadParameter;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.view.Listing;
import dev.silkwire.sink.words.TextIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A question of the API: where it is asked, what narrows it, and who answers it.
 *
 * @param path below the root
 * @param parameters names of those it knows
 * @param question answers it with a record that becomes JSON, or CSV where it is a {@link Listing}
 */
record Route(String path, List<String> parameters, Question question) {
  /** A question to the database. */
  @FunctionalInterface
  interface Question {
    /**
     * Answers it.
     *
     * @throws BadParameter when it cannot be asked so
     */
    Object ask(Connection connection, TextIndex text, Parameters parameters) throws SQLException;
  }

  Route {
    requireNonNull(path);
    parameters = List.copyOf(parameters);
    requireNonNull(question);
  }
}
