package dev.silkwire.sink;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.silkwire.sink.database.DatabaseUnusable;
import dev.silkwire.sink.store.Batch;
import dev.silkwire.sink.store.DecodedRecord;
import dev.silkwire.sink.store.Outcome;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Table;
import dev.silkwire.sink.store.Tables;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flow of the sink: polls Kafka, writes one transaction of offsets (by compare-and-set),
 * upserts and deletes, then commits the offsets to Kafka. These only make the lag visible; the sink
 * resumes at the offsets in the database. {@link #stop()} may be called by any thread, the rest is
 * for one.
 */
final class SinkLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration CHECK = Duration.ofSeconds(5);

  /** Deleting what has had its time. */
  @FunctionalInterface
  interface Sweeping {
    /** Deletes some of it, and says how many rows. */
    int sweep() throws SQLException;
  }

  private final Consumer<String, byte[]> consumer;
  private final String cluster;
  private final Store store;
  private final Sweeping sweeping;
  private final Progress progress;
  private final SinkMetrics metrics;
  private final InstantSource clock;
  private final Positions positions;
  private final Map<String, Table<?>> tables;
  private final Duration wait;
  private final BackOff backOff = new BackOff();
  private Instant resting = Instant.MIN;
  private Instant nextSweep = Instant.MIN;
  private Instant nextCheck = Instant.MIN;
  private boolean writeFailed;
  private volatile boolean stopping;

  SinkLoop(
      Consumer<String, byte[]> consumer,
      String cluster,
      TopicIds topicIds,
      Store store,
      Sweeping sweeping,
      Progress progress,
      SinkMetrics metrics,
      InstantSource clock,
      Duration wait) {
    this.consumer = requireNonNull(consumer);
    this.cluster = requireNonNull(cluster);
    this.store = requireNonNull(store);
    this.sweeping = requireNonNull(sweeping);
    this.progress = requireNonNull(progress);
    this.metrics = requireNonNull(metrics);
    this.clock = requireNonNull(clock);
    this.wait = requireNonNull(wait);
    this.positions = new Positions(consumer, cluster, topicIds, store, progress);
    this.tables = Tables.ALL.stream().collect(toMap(t -> t.topic().name(), t -> t));
  }

  @Override
  public void run() {
    start();
    try {
      while (!stopping) {
        step();
      }
    } catch (WakeupException e) {
      if (!stopping) {
        throw e;
      }
    }
  }

  void start() {
    consumer.subscribe(tables.keySet(), positions);
  }

  /**
   * One turn of the loop.
   *
   * @throws dev.silkwire.sink.database.DatabaseUnusable when the database is lost
   */
  void step() {
    check();
    place();
    ConsumerRecords<String, byte[]> records = consumer.poll(wait);
    if (!records.isEmpty()) {
      progress.waiting();
      write(read(records));
    }
    lookAtLag();
    sweep();
  }

  /** Asks the loop to end after the turn it is in. */
  void stop() {
    stopping = true;
    consumer.wakeup();
  }

  private void check() {
    Instant now = clock.instant();
    if (!now.isBefore(nextCheck)) {
      nextCheck = now.plus(CHECK);
      store.check();
    }
  }

  private void place() {
    if (clock.instant().isBefore(resting)) {
      return;
    }
    try {
      positions.place();
      if (!consumer.assignment().isEmpty() && !writeFailed) {
        progress.wellAgain();
      }
    } catch (SQLException | KafkaException e) {
      if (e instanceof WakeupException || e instanceof InterruptException) {
        throw (KafkaException) e;
      }
      LOG.debug("no offsets", e);
      rest(Outcome.Unavailable.of(e).reason());
    }
  }

  private Batch read(ConsumerRecords<String, byte[]> records) {
    List<DecodedRecord> readings = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      readings.add(read(record));
    }
    Map<TopicPartition, Batch.Span> spans = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> part = records.records(partition);
      spans.put(partition, positions.span(partition, part.get(part.size() - 1).offset() + 1));
    }
    return new Batch(cluster, spans, readings);
  }

  private DecodedRecord read(ConsumerRecord<String, byte[]> record) {
    return requireNonNull(tables.get(record.topic()), record.topic())
        .read(new SinkRecord(cluster, record, clock.instant()));
  }

  private void write(Batch batch) {
    Instant begun = clock.instant();
    Outcome outcome = store.write(batch);
    if (outcome instanceof Outcome.Written written) {
      metrics.wrote(written, Duration.between(begun, clock.instant()));
      written(batch);
    } else if (outcome instanceof Outcome.Stale stale) {
      LOG.warn(
          "{} was moved on by another sink; going on where the database is", stale.partition());
      metrics.stale();
      positions.unplace(batch.spans().keySet());
    } else if (outcome instanceof Outcome.Unavailable unavailable) {
      metrics.unavailable();
      positions.unplace(batch.spans().keySet());
      writeFailed = true;
      rest(unavailable.reason());
    }
  }

  private void written(Batch batch) {
    positions.advanced(batch);
    progress.stored();
    progress.wellAgain();
    writeFailed = false;
    Instant now = clock.instant();
    for (DecodedRecord reading : batch.readings()) {
      if (reading instanceof DecodedRecord.Change<?> change) {
        change.fetchedAt().ifPresent(at -> metrics.visible(Duration.between(at, now)));
      }
    }
    backOff.worked();
    Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    batch.spans().forEach((p, span) -> reached.put(p, new OffsetAndMetadata(span.next())));
    consumer.commitAsync(
        reached, (offsets, e) -> LOG.debug("committed offsets to Kafka: {}", offsets, e));
  }

  private void rest(String reason) {
    Duration rest = backOff.failed();
    resting = clock.instant().plus(rest);
    progress.trouble(reason);
    LOG.warn("nothing can be stored: {}. Trying again in {} ms", reason, rest.toMillis());
  }

  private void lookAtLag() {
    try {
      positions.reportLag();
      writeFailed = writeFailed && !progress.caughtUp();
    } catch (TimeoutException e) {
      LOG.debug("Kafka does not say how much there is", e);
    }
  }

  private void sweep() {
    Instant now = clock.instant();
    if (now.isBefore(nextSweep)) {
      return;
    }
    nextSweep = now.plus(SWEEP);
    try {
      positions.unplaceWhatWasMadeAnew();
      sweeping.sweep();
    } catch (SQLException | KafkaException e) {
      LOG.debug("old rows stay for now", e);
    } catch (DatabaseUnusable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("old rows are not deleted: {}. Trying again in {} s", e, SWEEP.toSeconds());
      LOG.debug("old rows are not deleted", e);
    }
  }
}
