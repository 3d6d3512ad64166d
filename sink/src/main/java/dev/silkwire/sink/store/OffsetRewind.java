package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.sql.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Sets the offsets in the database back, so that the sink reads records again. Rows are replaced,
 * and polls are not counted twice, because {@link PollTotals} store their own offsets. No sink may
 * run meanwhile: it would continue from its position. Stateless.
 */
public final class OffsetRewind {
  private static final String READ =
      "SELECT topic, partition_no, next_offset FROM sink_offsets WHERE cluster_id = ?";
  private static final String REWIND =
      "UPDATE sink_offsets SET next_offset = ?, updated_at = ?"
          + " WHERE cluster_id = ? AND topic = ? AND partition_no = ? AND next_offset > ?";

  private OffsetRewind() {}

  /**
   * Returns the next offset of each partition that the sink has read.
   *
   * @param cluster id of the Kafka cluster
   */
  public static Map<TopicPartition, Long> stored(Database database, String cluster)
      throws SQLException {
    return database.read(
        connection -> {
          Map<TopicPartition, Long> offsets = new HashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, cluster);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
              }
            }
          }
          return offsets;
        });
  }

  /**
   * Sets offsets back in one transaction. An offset that is already lower stays.
   *
   * @param offsets the next offsets; 0 is the beginning of the partition
   */
  public static void rewind(
      Database database, String cluster, Map<TopicPartition, Long> offsets, Instant now)
      throws SQLException {
    String at = requireNonNull(SortableTimestamps.text(now));
    List<List<Object>> rows =
        offsets.entrySet().stream()
            .map(
                e ->
                    List.<Object>of(
                        e.getValue(),
                        at,
                        cluster,
                        e.getKey().topic(),
                        e.getKey().partition(),
                        e.getValue()))
            .toList();
    database.write(
        connection -> {
          Statements.batch(connection, REWIND, rows);
          return rows.size();
        });
  }
}
