package dev.silkwire.bench;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.store.Batch;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.DecodedRecord;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.Outcome;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Table;
import dev.silkwire.sink.store.Tables;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes records as the sink's loops do, from their bytes to the commit: writers side by side, each
 * its partition of each topic. For one thread.
 */
final class SinkWriters implements AutoCloseable {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Map<String, Table<?>> TABLES =
      Tables.ALL.stream().collect(Collectors.toMap(t -> t.topic().name(), Function.identity()));

  private final Database database;
  private final int batchSize;
  private final String cluster = "bench-" + UUID.randomUUID();
  private final ExecutorService threads;

  SinkWriters(Database database, int writers, int batchSize) {
    this.database = database;
    this.batchSize = batchSize;
    this.threads = Executors.newFixedThreadPool(writers);
  }

  /** Writes all of it. */
  void write(SampleRecords records) {
    List<CompletableFuture<Void>> written =
        IntStream.range(0, records.byWriter().size())
            .mapToObj(n -> CompletableFuture.runAsync(() -> write(n, records), threads))
            .toList();
    written.forEach(CompletableFuture::join);
  }

  private void write(int writer, SampleRecords records) {
    MockProducer<String, byte[]> producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    Store store = new Store(database, new Offsets(CLOCK), new DeadLetterSender(producer, CLOCK));
    try {
      store.offsets(
          cluster, records.partitions().stream().filter(p -> p.partition() == writer).toList());
    } catch (SQLException e) {
      throw new IllegalStateException("the database gives no offsets", e);
    }
    List<ConsumerRecord<String, byte[]>> own = records.byWriter().get(writer);
    for (int from = 0; from < own.size(); from += batchSize) {
      Outcome outcome =
          store.write(batch(own.subList(from, Math.min(own.size(), from + batchSize))));
      if (!(outcome instanceof Outcome.Written)) {
        throw new IllegalStateException("nothing was written: " + outcome);
      }
    }
  }

  private Batch batch(List<ConsumerRecord<String, byte[]>> consumed) {
    Map<TopicPartition, Batch.OffsetAdvance> advances = new HashMap<>();
    List<DecodedRecord> records = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : consumed) {
      advances.merge(
          new TopicPartition(record.topic(), record.partition()),
          new Batch.OffsetAdvance(record.offset(), record.offset() + 1),
          (a, b) -> new Batch.OffsetAdvance(a.expected(), b.next()));
      records.add(
          Objects.requireNonNull(TABLES.get(record.topic()))
              .decode(new SinkRecord(cluster, record, CLOCK.instant())));
    }
    return new Batch(cluster, advances, records);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
