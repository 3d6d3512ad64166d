package dev.silkwire.sink.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds polls of feeds that have more of them than are kept. Looks at the feeds in turn, some of
 * them at a time, so that what a look costs does not grow with their number. For one thread.
 */
final class SurplusPolls {
  private static final int FEEDS = 200;
  private static final String UP_TO =
      "SELECT MAX(feed_id) FROM (SELECT DISTINCT feed_id FROM polls WHERE feed_id > ?"
          + " ORDER BY feed_id LIMIT "
          + FEEDS
          + ") AS next_feeds";
  private static final String SURPLUS =
      "SELECT record_id FROM (SELECT record_id, ROW_NUMBER() OVER (PARTITION BY feed_id"
          + " ORDER BY started_at DESC, record_id) AS nth FROM polls"
          + " WHERE feed_id > ? AND feed_id <= ?) AS ranked WHERE nth > ? LIMIT ?";

  private final int kept;
  private String after = "";

  SurplusPolls(int kept) {
    this.kept = kept;
  }

  /** Keys of some of them; fewer than {@code most} when the feeds whose turn it is have no more. */
  List<String> find(Connection connection, int most) throws SQLException {
    String upTo = upTo(connection);
    if (upTo == null && !after.isEmpty()) {
      after = "";
      upTo = upTo(connection);
    }
    List<String> found = upTo == null ? List.of() : find(connection, upTo, most);
    if (upTo != null && found.size() < most) {
      after = upTo;
    }
    return found;
  }

  private @Nullable String upTo(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UP_TO)) {
      statement.setString(1, after);
      try (ResultSet last = statement.executeQuery()) {
        return last.next() ? last.getString(1) : null;
      }
    }
  }

  private List<String> find(Connection connection, String upTo, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SURPLUS)) {
      statement.setString(1, after);
      statement.setString(2, upTo);
      statement.setInt(3, kept);
      statement.setInt(4, most);
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
