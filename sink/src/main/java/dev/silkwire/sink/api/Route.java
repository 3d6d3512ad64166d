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
 * A resource of the API.
 *
 * @param path path below the root
 * @param parameters names of its query parameters
 * @param query returns a record, which is written as JSON, or as CSV when it is a {@link Listing}
 */
record Route(String path, List<String> parameters, Query query) {
  /** A query to the database. */
  @FunctionalInterface
  interface Query {
    /**
     * Runs the query.
     *
     * @throws BadParameter when a parameter is invalid
     */
    Object run(Connection connection, TextIndex text, Parameters parameters) throws SQLException;
  }

  Route {
    requireNonNull(path);
    parameters = List.copyOf(parameters);
    requireNonNull(query);
  }
}
