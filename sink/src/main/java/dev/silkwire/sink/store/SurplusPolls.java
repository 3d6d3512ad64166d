package dev.silkwire.sink.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the polls of feeds that have more polls than are kept. Each call examines the next {@value
 * FEEDS_PER_CALL} feeds in the order of their ids, so that the cost of a call does not grow with
 * the number of feeds. For one thread.
 */
final class SurplusPolls {
  private static final int FEEDS_PER_CALL = 200;
  private static final String LAST_FEED =
      "SELECT MAX(feed_id) FROM (SELECT DISTINCT feed_id FROM polls WHERE feed_id > ?"
          + " ORDER BY feed_id LIMIT "
          + FEEDS_PER_CALL
          + ") AS next_feeds";
  private static final String SURPLUS =
      "SELECT record_id FROM (SELECT record_id, ROW_NUMBER() OVER (PARTITION BY feed_id"
          + " ORDER BY started_at DESC, record_id) AS nth FROM polls"
          + " WHERE feed_id > ? AND feed_id <= ?) AS ranked WHERE nth > ? LIMIT ?";

  private final int pollsPerFeed;
  private String previousFeed = "";

  SurplusPolls(int pollsPerFeed) {
    this.pollsPerFeed = pollsPerFeed;
  }

  /** Returns the keys of surplus polls; fewer than the limit when these feeds have no more. */
  List<String> find(Connection connection, int limit) throws SQLException {
    String lastFeed = lastFeed(connection);
    if (lastFeed == null && !previousFeed.isEmpty()) {
      previousFeed = "";
      lastFeed = lastFeed(connection);
    }
    List<String> keys = lastFeed == null ? List.of() : find(connection, lastFeed, limit);
    if (lastFeed != null && keys.size() < limit) {
      previousFeed = lastFeed;
    }
    return keys;
  }

  private @Nullable String lastFeed(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST_FEED)) {
      statement.setString(1, previousFeed);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private List<String> find(Connection connection, String lastFeed, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SURPLUS)) {
      statement.setString(1, previousFeed);
      statement.setString(2, lastFeed);
      statement.setInt(3, pollsPerFeed);
      statement.setInt(4, limit);
      try (ResultSet row = statement.executeQuery()) {
        List<String> keys = new ArrayList<>();
        while (row.next()) {
          keys.add(row.getString(1));
        }
        return keys;
      }
    }
  }
}
