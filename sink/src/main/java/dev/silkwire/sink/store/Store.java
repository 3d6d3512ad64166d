package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseUnusable;
import dev.silkwire.sink.database.SqlFault;
import dev.silkwire.sink.store.DecodedRecord.Change;
import dev.silkwire.sink.store.DecodedRecord.Refusal;
import dev.silkwire.sink.store.Outcome.Stale;
import dev.silkwire.sink.store.Outcome.Tally;
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
 * Writes batches, each in one transaction of offsets, rows and deletes. A batch that fails for its
 * content is written again in halves ({@link PoisonIsolator}), and only the culprits go to the dead
 * letters; these are in Kafka before the transaction is committed. For one thread.
 */
public final class Store {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final Database database;
  private final Offsets offsets;
  private final DeadLetterSender deadLetters;
  private final RowWriter writer;

  /** Writes through the database's writer. */
  public Store(Database database, Offsets offsets, DeadLetterSender deadLetters) {
    this.database = requireNonNull(database);
    this.offsets = requireNonNull(offsets);
    this.deadLetters = requireNonNull(deadLetters);
    this.writer = new RowWriter(database.text());
  }

  /**
   * The offsets at which reading goes on.
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
   * The offsets at which reading goes on; 0 in topics that were deleted and made anew.
   *
   * @param topicIds Kafka's ids by topic, as far as they are known
   * @throws SQLException when the database does not answer
   */
  public Map<TopicPartition, Long> offsets(
      String cluster, Collection<TopicPartition> partitions, Map<String, String> topicIds)
      throws SQLException {
    return database.write(c -> offsets.read(c, cluster, partitions, topicIds));
  }

  /**
   * Writes all of a batch, or nothing.
   *
   * @throws DatabaseUnusable when the database is lost
   */
  public Outcome write(Batch batch) {
    try {
      return database.write(c -> advance(c, batch, this::together));
    } catch (SQLException | RuntimeException e) {
      return SqlFault.ofTheRow(e) ? isolate(batch) : unavailable(e);
    }
  }

  private Outcome isolate(Batch batch) {
    try {
      return database.write(c -> advance(c, batch, new PoisonIsolator(this::rows)::write));
    } catch (SQLException | KafkaException e) {
      return unavailable(e);
    }
  }

  /** Writes changes in some way, and adds to the tallies and to what is refused. */
  private interface Writing {
    void write(
        Connection connection,
        List<Change<?>> changes,
        Map<String, Tally> tallies,
        List<Refusal> refused)
        throws SQLException;
  }

  private Outcome advance(Connection connection, Batch batch, Writing writing) throws SQLException {
    Optional<TopicPartition> stale = offsets.advance(connection, batch);
    if (stale.isPresent()) {
      connection.rollback();
      return new Stale(stale.get());
    }
    Map<String, Tally> tallies = new HashMap<>();
    List<Refusal> refused = new ArrayList<>();
    List<Change<?>> changes = new ArrayList<>();
    for (DecodedRecord reading : batch.readings()) {
      if (reading instanceof Change<?> change) {
        changes.add(change);
      } else if (reading instanceof Refusal refusal) {
        refused.add(refusal);
      }
    }
    writing.write(connection, changes, tallies, refused);
    refused.forEach(r -> add(tallies, r.arrival().partition().topic(), new Tally(0, 0, 0, 1)));
    deadLetters.send(refused);
    return new Written(tallies);
  }

  private void together(
      Connection connection,
      List<Change<?>> changes,
      Map<String, Tally> tallies,
      List<Refusal> refused)
      throws SQLException {
    tallies.putAll(rows(connection, changes));
  }

  private Map<String, Tally> rows(Connection connection, List<Change<?>> changes)
      throws SQLException {
    Map<String, Tally> tallies = new HashMap<>();
    for (Map.Entry<Table<?>, List<Change<?>>> entry : byTable(changes).entrySet()) {
      Table<?> table = entry.getKey();
      ChangedDays.mark(connection, table, entry.getValue());
      add(tallies, table.topic().name(), writer.write(connection, table, entry.getValue()));
      if (table == Tables.POLLS) {
        PollTotals.add(connection, entry.getValue());
      }
    }
    return tallies;
  }

  private static void add(Map<String, Tally> tallies, String topic, Tally more) {
    tallies.merge(topic, more, Tally::plus);
  }

  private static Map<Table<?>, List<Change<?>>> byTable(List<Change<?>> changes) {
    return changes.stream()
        .collect(groupingBy(Change::table, LinkedHashMap::new, Collectors.toList()));
  }

  private static Outcome unavailable(Exception failure) {
    if (failure instanceof DatabaseUnusable broken) {
      throw broken;
    }
    LOG.debug("nothing was written", failure);
    return Unavailable.of(failure);
  }
}
