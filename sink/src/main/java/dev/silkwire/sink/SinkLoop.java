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
 * upserts and deletes, then commits the offsets to Kafka. The committed offsets only show the lag
 * in Kafka's own tools; the sink resumes at the offsets in the database. For one thread, except
 * {@link #stop()}.
 */
final class SinkLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

  /** The deletion of old rows. */
  @FunctionalInterface
  interface RetentionSweep {
    /** Deletes a limited number of rows and returns how many. */
    int run() throws SQLException;
  }

  private final Consumer<String, byte[]> consumer;
  private final String cluster;
  private final Store store;
  private final RetentionSweep retention;
  private final Progress progress;
  private final SinkMetrics metrics;
  private final InstantSource clock;
  private final Positions positions;
  private final Map<String, Table<?>> tables;
  private final Duration pollTimeout;
  private final BackOff backOff = new BackOff();
  private Instant nextAttempt = Instant.MIN;
  private Instant nextSweep = Instant.MIN;
  private Instant nextCheck = Instant.MIN;
  private boolean writeFailed;
  private volatile boolean stopping;

  SinkLoop(
      Consumer<String, byte[]> consumer,
      String cluster,
      TopicIds topicIds,
      Store store,
      RetentionSweep retention,
      Progress progress,
      SinkMetrics metrics,
      InstantSource clock,
      Duration pollTimeout) {
    this.consumer = requireNonNull(consumer);
    this.cluster = requireNonNull(cluster);
    this.store = requireNonNull(store);
    this.retention = requireNonNull(retention);
    this.progress = requireNonNull(progress);
    this.metrics = requireNonNull(metrics);
    this.clock = requireNonNull(clock);
    this.pollTimeout = requireNonNull(pollTimeout);
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
   * Runs one iteration of the loop.
   *
   * @throws DatabaseUnusable when the database is lost
   */
  void step() {
    checkDatabase();
    resumePartitions();
    ConsumerRecords<String, byte[]> records = consumer.poll(pollTimeout);
    if (!records.isEmpty()) {
      progress.recordsWaiting();
      write(decode(records));
    }
    reportLag();
    sweep();
  }

  /** Tells the loop to end after its current iteration. */
  void stop() {
    stopping = true;
    consumer.wakeup();
  }

  private void checkDatabase() {
    Instant now = clock.instant();
    if (!now.isBefore(nextCheck)) {
      nextCheck = now.plus(CHECK_INTERVAL);
      store.check();
    }
  }

  private void resumePartitions() {
    if (clock.instant().isBefore(nextAttempt)) {
      return;
    }
    try {
      positions.resume();
      if (!consumer.assignment().isEmpty() && !writeFailed) {
        progress.clearProblem();
      }
    } catch (SQLException | KafkaException e) {
      if (e instanceof WakeupException || e instanceof InterruptException) {
        throw (KafkaException) e;
      }
      LOG.debug("cannot read the offsets", e);
      delayNextAttempt(Outcome.Unavailable.of(e).reason());
    }
  }

  private Batch decode(ConsumerRecords<String, byte[]> records) {
    List<DecodedRecord> decoded = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      decoded.add(decode(record));
    }
    Map<TopicPartition, Batch.OffsetAdvance> advances = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> ofPartition = records.records(partition);
      long next = ofPartition.get(ofPartition.size() - 1).offset() + 1;
      advances.put(partition, positions.advance(partition, next));
    }
    return new Batch(cluster, advances, decoded);
  }

  private DecodedRecord decode(ConsumerRecord<String, byte[]> record) {
    return requireNonNull(tables.get(record.topic()), record.topic())
        .decode(new SinkRecord(cluster, record, clock.instant()));
  }

  private void write(Batch batch) {
    Instant start = clock.instant();
    Outcome outcome = store.write(batch);
    if (outcome instanceof Outcome.Written written) {
      metrics.written(written, Duration.between(start, clock.instant()));
      committed(batch);
    } else if (outcome instanceof Outcome.Stale stale) {
      LOG.warn(
          "another sink has advanced {}; resuming at the offset in the database",
          stale.partition());
      metrics.stale();
      positions.pause(batch.advances().keySet());
    } else if (outcome instanceof Outcome.Unavailable unavailable) {
      metrics.unavailable();
      positions.pause(batch.advances().keySet());
      writeFailed = true;
      delayNextAttempt(unavailable.reason());
    }
  }

  private void committed(Batch batch) {
    positions.committed(batch);
    progress.stored();
    progress.clearProblem();
    writeFailed = false;
    Instant now = clock.instant();
    for (DecodedRecord record : batch.records()) {
      if (record instanceof DecodedRecord.Change<?> change) {
        change.fetchedAt().ifPresent(at -> metrics.visible(Duration.between(at, now)));
      }
    }
    backOff.reset();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    batch.advances().forEach((p, advance) -> offsets.put(p, new OffsetAndMetadata(advance.next())));
    consumer.commitAsync(
        offsets, (committed, e) -> LOG.debug("committed offsets to Kafka: {}", committed, e));
  }

  private void delayNextAttempt(String reason) {
    Duration delay = backOff.nextDelay();
    nextAttempt = clock.instant().plus(delay);
    progress.problem(reason);
    LOG.warn("cannot store records: {}. Retrying in {} ms", reason, delay.toMillis());
  }

  private void reportLag() {
    try {
      positions.reportLag();
      writeFailed = writeFailed && !progress.caughtUp();
    } catch (TimeoutException e) {
      LOG.debug("Kafka does not return the end offsets", e);
    }
  }

  private void sweep() {
    Instant now = clock.instant();
    if (now.isBefore(nextSweep)) {
      return;
    }
    nextSweep = now.plus(SWEEP_INTERVAL);
    try {
      positions.pauseRecreatedTopics();
      retention.run();
    } catch (SQLException | KafkaException e) {
      LOG.debug("cannot delete old rows for now", e);
    } catch (DatabaseUnusable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("cannot delete old rows: {}. Retrying in {} s", e, SWEEP_INTERVAL.toSeconds());
      LOG.debug("cannot delete old rows", e);
    }
  }
}
