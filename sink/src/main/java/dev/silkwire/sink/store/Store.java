package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import dev.silkwire.sink.store.Outcome.Stale;
import dev.silkwire.sink.store.Outcome.Tally;
import dev.silkwire.sink.store.Outcome.Unavailable;
import dev.silkwire.sink.store.Outcome.Written;
import dev.silkwire.sink.store.Reading.Change;
import dev.silkwire.sink.store.Reading.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where batches go: each is one transaction of offsets, rows and deletes. A batch the database
 * refuses is written again row by row, and only what it refuses then goes to the dead letters;
 * these are with Kafka before the transaction is committed. For one thread.
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

  /** Writes all of a batch, or nothing. */
  public Outcome write(Batch batch) {
    try {
      return database.write(c -> advance(c, batch, this::allAtOnce));
    } catch (SQLException e) {
      return Fault.ofTheRow(e) ? isolate(batch) : unavailable(e);
    } catch (KafkaException e) {
      return unavailable(e);
    }
  }

  private Outcome isolate(Batch batch) {
    try {
      return database.write(c -> advance(c, batch, this::rowByRow));
    } catch (SQLException | KafkaException e) {
      return unavailable(e);
    }
  }

  /** The rows of a batch, written in some way; what is written is applied to what it touches. */
  private interface Writing {
    Map<String, Tally> write(Connection connection, Batch batch, Touched touched)
        throws SQLException;
  }

  private Outcome advance(Connection connection, Batch batch, Writing writing) throws SQLException {
    Optional<TopicPartition> stale = offsets.advance(connection, batch);
    if (stale.isPresent()) {
      connection.rollback();
      return new Stale(stale.get());
    }
    Touched touched = Standing.of(connection, changes(batch));
    Sums before = touched.sums();
    Map<String, Tally> tallies = writing.write(connection, batch, touched);
    Totals.add(connection, touched.sums().minus(before));
    touched.days().mark(connection);
    return new Written(tallies);
  }

  private Map<String, Tally> allAtOnce(Connection connection, Batch batch, Touched touched)
      throws SQLException {
    Map<String, Tally> tallies = new HashMap<>();
    for (Map.Entry<Table<?>, List<Change>> entry : byTable(batch).entrySet()) {
      add(
          tallies,
          entry.getKey().topic().name(),
          writer.write(connection, entry.getKey(), entry.getValue()));
      entry.getValue().forEach(touched::apply);
    }
    refuse(tallies, refusals(batch));
    return tallies;
  }

  private Map<String, Tally> rowByRow(Connection connection, Batch batch, Touched touched)
      throws SQLException {
    Map<String, Tally> tallies = new HashMap<>();
    List<Refusal> refused = new ArrayList<>(refusals(batch));
    for (Change change : changes(batch)) {
      Optional<Refusal> refusal = PoisonIsolator.write(writer, connection, change);
      refusal.ifPresent(refused::add);
      if (refusal.isEmpty()) {
        touched.apply(change);
        boolean deletes = change.row() == null;
        add(
            tallies,
            change.table().topic().name(),
            new Tally(deletes ? 0 : 1, deletes ? 1 : 0, 0, 0));
      }
    }
    refuse(tallies, refused);
    return tallies;
  }

  private void refuse(Map<String, Tally> tallies, List<Refusal> refused) {
    refused.forEach(r -> add(tallies, r.arrival().partition().topic(), new Tally(0, 0, 0, 1)));
    deadLetters.send(refused);
  }

  private static void add(Map<String, Tally> tallies, String topic, Tally more) {
    tallies.merge(topic, more, Tally::plus);
  }

  private static Map<Table<?>, List<Change>> byTable(Batch batch) {
    return changes(batch).stream()
        .collect(
            groupingBy(Change::table, LinkedHashMap::new, java.util.stream.Collectors.toList()));
  }

  private static List<Change> changes(Batch batch) {
    return only(Change.class, batch);
  }

  private static List<Refusal> refusals(Batch batch) {
    return only(Refusal.class, batch);
  }

  private static <R extends Reading> List<R> only(Class<R> kind, Batch batch) {
    return batch.readings().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Outcome unavailable(Exception failure) {
    LOG.debug("nothing was written", failure);
    return new Unavailable(Fault.reason(failure));
  }
}
