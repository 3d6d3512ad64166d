package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.topic.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offsets of the partitions in the database. An offset advances by compare-and-set in the
 * transaction that writes the rows. When two writers write the same records, the first commit
 * advances the offset and the other transaction fails, so that a stale writer cannot overwrite rows
 * and no record is counted twice. Stateless.
 */
public final class Offsets {
  private static final String ENSURE =
      "INSERT INTO sink_offsets (cluster_id, topic, partition_no, next_offset, updated_at)"
          + " VALUES (?, ?, ?, 0, ?) ON CONFLICT (cluster_id, topic, partition_no) DO NOTHING";
  private static final String READ =
      "SELECT next_offset FROM sink_offsets"
          + " WHERE cluster_id = ? AND topic = ? AND partition_no = ?";
  private static final String ADVANCE =
      "UPDATE sink_offsets SET next_offset = ?, updated_at = ?"
          + " WHERE cluster_id = ? AND topic = ? AND partition_no = ? AND next_offset = ?";

  private static final String RESET =
      "UPDATE sink_offsets SET next_offset = 0"
          + " WHERE cluster_id = ? AND topic = ? AND partition_no = ? AND topic_id <> ?";
  private static final String SET_TOPIC_ID =
      "UPDATE sink_offsets SET topic_id = ?"
          + " WHERE cluster_id = ? AND topic = ? AND partition_no = ?";

  /** A topic that was created again holds other polls, none of which has been counted. */
  private static final String RESET_POLLS =
      "UPDATE poll_totals SET next_offset = 0 WHERE cluster_id = ? AND partition_no = ?";

  /** A row that belongs to no topic and counts deletions by retention, which change the data. */
  private static final String RETENTION =
      "INSERT INTO sink_offsets (cluster_id, topic, partition_no, next_offset, updated_at)"
          + " VALUES ('', 'retention', 0, 1, ?) ON CONFLICT (cluster_id, topic, partition_no)"
          + " DO UPDATE SET next_offset = sink_offsets.next_offset + 1,"
          + " updated_at = excluded.updated_at";

  private static final Logger LOG = LoggerFactory.getLogger(Offsets.class);

  private final InstantSource clock;

  /**
   * Creates the access to offsets.
   *
   * @param clock dates the changes
   */
  public Offsets(InstantSource clock) {
    this.clock = requireNonNull(clock);
  }

  /**
   * Returns the next offset of each partition: 0 for a new partition, and for a topic that was
   * deleted and created again.
   *
   * @param topicIds Kafka's topic ids by name, as far as they are known
   */
  Map<TopicPartition, Long> read(
      Connection connection,
      String cluster,
      Collection<TopicPartition> partitions,
      Map<String, String> topicIds)
      throws SQLException {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (TopicPartition partition : partitions) {
      ensure(connection, cluster, partition);
      String id = topicIds.get(partition.topic());
      if (id != null) {
        resetWhenRecreated(connection, cluster, partition, id);
      }
      next.put(partition, read(connection, cluster, partition));
    }
    return next;
  }

  private static void resetWhenRecreated(
      Connection connection, String cluster, TopicPartition partition, String id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RESET)) {
      statement.setString(1, cluster);
      statement.setString(2, partition.topic());
      statement.setInt(3, partition.partition());
      statement.setString(4, id);
      if (statement.executeUpdate() > 0) {
        LOG.warn(
            "the topic of {} was deleted and created again: consuming it from its beginning."
                + " Rows that are stored are kept",
            partition);
        if (partition.topic().equals(Topics.POLLS.name())) {
          resetPolls(connection, cluster, partition.partition());
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(SET_TOPIC_ID)) {
      statement.setString(1, id);
      statement.setString(2, cluster);
      statement.setString(3, partition.topic());
      statement.setInt(4, partition.partition());
      statement.executeUpdate();
    }
  }

  private static void resetPolls(Connection connection, String cluster, int partition)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RESET_POLLS)) {
      statement.setString(1, cluster);
      statement.setInt(2, partition);
      statement.executeUpdate();
    }
  }

  private void ensure(Connection connection, String cluster, TopicPartition partition)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENSURE)) {
      statement.setString(1, cluster);
      statement.setString(2, partition.topic());
      statement.setInt(3, partition.partition());
      statement.setString(4, now());
      statement.executeUpdate();
    }
  }

  private static long read(Connection connection, String cluster, TopicPartition partition)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, cluster);
      statement.setString(2, partition.topic());
      statement.setInt(3, partition.partition());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * Advances the offsets of a batch.
   *
   * @return a partition whose offset is not the one that the batch expects: the caller must roll
   *     back; empty when all were advanced
   */
  Optional<TopicPartition> advance(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      for (Map.Entry<TopicPartition, Batch.OffsetAdvance> entry : batch.advances().entrySet()) {
        TopicPartition partition = entry.getKey();
        statement.setLong(1, entry.getValue().next());
        statement.setString(2, now());
        statement.setString(3, batch.cluster());
        statement.setString(4, partition.topic());
        statement.setInt(5, partition.partition());
        statement.setLong(6, entry.getValue().expected());
        if (statement.executeUpdate() == 0) {
          return Optional.of(partition);
        }
      }
    }
    return Optional.empty();
  }

  /** Counts a deletion by retention, so that the version of the data changes with it. */
  void countRetention(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RETENTION)) {
      statement.setString(1, now());
      statement.executeUpdate();
    }
  }

  private String now() {
    Instant now = clock.instant();
    return requireNonNull(SortableTimestamps.text(now));
  }
}
