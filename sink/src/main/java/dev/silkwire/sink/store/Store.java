package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseUnusable;
import dev.silkwire.sink.database.SqlFault;
import dev.silkwire.sink.store.DecodedRecord.Change;
import dev.silkwire.sink.store.DecodedRecord.Rejection;
import dev.silkwire.sink.store.Outcome.RecordCounts;
import dev.silkwire.sink.store.Outcome.Stale;
import dev.silkwire.sink.store.Outcome.Unavailable;
import dev.silkwire.sink.store.Outcome.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches, each in one transaction of offsets, upserts and deletes. When a batch fails
 * because of its content, {@link PoisonIsolator} writes it again and finds the bad records, which
 * are published as dead letters. Kafka acknowledges these before the transaction is committed. For
 * one thread.
 */
public final class Store {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final Database database;
  private final Offsets offsets;
  private final DeadLetterSender deadLetters;
  private final RowWriter writer;

  /** Creates a store that writes to a database. */
  public Store(Database database, Offsets offsets, DeadLetterSender deadLetters) {
    this.database = requireNonNull(database);
    this.offsets = requireNonNull(offsets);
    this.deadLetters = requireNonNull(deadLetters);
    this.writer = new RowWriter(database.text());
  }

  /**
   * Returns the next offset of each partition.
   *
   * @throws SQLException when the database does not answer
   */
  public Map<TopicPartition, Long> offsets(String cluster, Collection<TopicPartition> partitions)
      throws SQLException {
    return offsets(cluster, partitions, Map.of());
  }

  /**
   * Checks that the database is still the one that was opened.
   *
   * @throws DatabaseUnusable when it is not
   */
  public void check() {
    database.check();
  }

  /**
   * Returns the next offset of each partition: 0 in topics that were deleted and created again.
   *
   * @param topicIds Kafka's topic ids by name, as far as they are known
   * @throws SQLException when the database does not answer
   */
  public Map<TopicPartition, Long> offsets(
      String cluster, Collection<TopicPartition> partitions, Map<String, String> topicIds)
      throws SQLException {
    return database.write(c -> offsets.read(c, cluster, partitions, topicIds));
  }

  /**
   * Writes a batch in one transaction.
   *
   * @throws DatabaseUnusable when the database is lost
   */
  public Outcome write(Batch batch) {
    try {
      return database.write(c -> write(c, batch, this::writeTogether));
    } catch (SQLException | RuntimeException e) {
      return SqlFault.isOfRow(e) ? isolate(batch) : unavailable(e);
    }
  }

  private Outcome isolate(Batch batch) {
    try {
      return database.write(c -> write(c, batch, new PoisonIsolator(this::writeRows)::write));
    } catch (SQLException | KafkaException e) {
      return unavailable(e);
    }
  }

  /** Writes changes and adds to the counts and to the rejected records. */
  private interface ChangeWriter {
    void write(
        Connection connection,
        List<Change<?>> changes,
        Map<String, RecordCounts> counts,
        List<Rejection> rejected)
        throws SQLException;
  }

  private Outcome write(Connection connection, Batch batch, ChangeWriter changeWriter)
      throws SQLException {
    Optional<TopicPartition> stale = offsets.advance(connection, batch);
    if (stale.isPresent()) {
      connection.rollback();
      return new Stale(stale.get());
    }
    Map<String, RecordCounts> counts = new HashMap<>();
    List<Rejection> rejected = new ArrayList<>();
    List<Change<?>> changes = new ArrayList<>();
    for (DecodedRecord record : batch.records()) {
      if (record instanceof Change<?> change) {
        changes.add(change);
      } else if (record instanceof Rejection rejection) {
        rejected.add(rejection);
      }
    }
    changeWriter.write(connection, changes, counts, rejected);
    rejected.forEach(
        r -> add(counts, r.source().partition().topic(), new RecordCounts(0, 0, 0, 1)));
    deadLetters.send(rejected);
    return new Written(counts);
  }

  private void writeTogether(
      Connection connection,
      List<Change<?>> changes,
      Map<String, RecordCounts> counts,
      List<Rejection> rejected)
      throws SQLException {
    counts.putAll(writeRows(connection, changes));
  }

  private Map<String, RecordCounts> writeRows(Connection connection, List<Change<?>> changes)
      throws SQLException {
    Map<String, RecordCounts> counts = new HashMap<>();
    for (Map.Entry<Table<?>, List<Change<?>>> entry : byTable(changes).entrySet()) {
      Table<?> table = entry.getKey();
      ChangedDays.mark(connection, table, entry.getValue());
      add(counts, table.topic().name(), writer.write(connection, table, entry.getValue()));
      if (table == Tables.POLLS) {
        PollTotals.add(connection, entry.getValue());
      }
    }
    return counts;
  }

  private static void add(Map<String, RecordCounts> counts, String topic, RecordCounts written) {
    counts.merge(topic, written, RecordCounts::plus);
  }

  private static Map<Table<?>, List<Change<?>>> byTable(List<Change<?>> changes) {
    return changes.stream()
        .collect(groupingBy(Change::table, LinkedHashMap::new, Collectors.toList()));
  }

  private static Outcome unavailable(Exception failure) {
    if (failure instanceof DatabaseUnusable unusable) {
      throw unusable;
    }
    LOG.debug("cannot write the batch", failure);
    return Unavailable.of(failure);
  }
}
