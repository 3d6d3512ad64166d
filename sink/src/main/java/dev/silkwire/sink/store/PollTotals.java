package dev.silkwire.sink.store;

import static java.util.stream.Collectors.groupingBy;

import dev.silkwire.contract.record.Poll;
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
 * Sums over the entry counts of all polls, including polls whose rows retention has deleted. Each
 * input partition has its own sums, which only the transaction that advances the partition's offset
 * updates. The sums store the offset up to which polls are counted, so that polls that are consumed
 * again are counted once. Stateless.
 */
final class PollTotals {
  private static final String NEXT_OFFSET =
      "SELECT next_offset FROM poll_totals"
          + " WHERE cluster_id = ? AND partition_no = ? AND name = 'polls'";
  private static final String ADD =
      "INSERT INTO poll_totals (cluster_id, partition_no, name, total, next_offset)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (cluster_id, partition_no, name) DO UPDATE SET"
          + " total = poll_totals.total + excluded.total, next_offset = excluded.next_offset";

  private PollTotals() {}

  /** Adds polls, which must be in the order of their offsets within each partition. */
  static void add(Connection connection, List<Change<?>> polls) throws SQLException {
    for (List<Change<?>> ofPartition :
        polls.stream().collect(groupingBy(c -> c.source().partition())).values()) {
      addPartition(connection, ofPartition);
    }
  }

  private static void addPartition(Connection connection, List<Change<?>> polls)
      throws SQLException {
    SinkRecord last = polls.get(polls.size() - 1).source();
    long nextOffset = nextOffset(connection, last);
    Map<String, Long> sums = new TreeMap<>();
    polls.stream()
        .filter(change -> change.source().record().offset() >= nextOffset)
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

  private static long nextOffset(Connection connection, SinkRecord poll) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT_OFFSET)) {
      statement.setString(1, poll.cluster());
      statement.setInt(2, poll.partition().partition());
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
