package dev.silkwire.sink.store;

import static java.util.stream.Collectors.groupingBy;

import dev.silkwire.contract.Poll;
import dev.silkwire.sink.sql.Statements;
import dev.silkwire.sink.store.DecodedRecord.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of the accounts of all polls, which outlive the polls' rows. Each input partition has sums
 * of its own: the transaction that advances the partition's offset is the only one that updates
 * them. Polls that are read again count once, because the sums remember up to which offset they go.
 * Stateless.
 */
final class PollTotals {
  private static final String COUNTED =
      "SELECT next_offset FROM poll_totals"
          + " WHERE cluster_id = ? AND partition_no = ? AND name = 'polls'";
  private static final String ADD =
      "INSERT INTO poll_totals (cluster_id, partition_no, name, total, next_offset)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (cluster_id, partition_no, name) DO UPDATE SET"
          + " total = poll_totals.total + excluded.total, next_offset = excluded.next_offset";

  private PollTotals() {}

  /** Adds polls, which come in the order of their offsets within each partition. */
  static void add(Connection connection, List<Change<?>> polls) throws SQLException {
    for (List<Change<?>> part :
        polls.stream().collect(groupingBy(c -> c.arrival().partition())).values()) {
      addPartition(connection, part);
    }
  }

  private static void addPartition(Connection connection, List<Change<?>> polls)
      throws SQLException {
    SinkRecord last = polls.get(polls.size() - 1).arrival();
    long counted = counted(connection, last);
    Map<String, Long> sums = new TreeMap<>();
    polls.stream()
        .filter(change -> change.arrival().record().offset() >= counted)
        .forEach(change -> add(sums, change));
    Statements.batch(
        connection,
        ADD,
        sums.entrySet().stream()
            .map(
                sum ->
                    List.<Object>of(
                        last.cluster(),
                        last.partition().partition(),
                        sum.getKey(),
                        sum.getValue(),
                        last.record().offset() + 1))
            .toList());
  }

  private static long counted(Connection connection, SinkRecord of) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNTED)) {
      statement.setString(1, of.cluster());
      statement.setInt(2, of.partition().partition());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static void add(Map<String, Long> sums, Change<?> change) {
    if (change.value() instanceof Poll poll) {
      sums.merge("polls", 1L, Long::sum);
      sums.merge("seen", (long) poll.seen(), Long::sum);
      sums.merge("published", (long) poll.published(), Long::sum);
      sums.merge("unchanged", (long) poll.unchanged(), Long::sum);
      poll.skipped()
          .forEach((reason, entries) -> sums.merge("skipped:" + reason, (long) entries, Long::sum));
    }
  }
}
