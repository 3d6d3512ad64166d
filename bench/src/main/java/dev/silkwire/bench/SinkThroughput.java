package dev.silkwire.bench;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.sink.store.Arrival;
import dev.silkwire.sink.store.Batch;
import dev.silkwire.sink.store.Database;
import dev.silkwire.sink.store.DatabaseAddress;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.Outcome;
import dev.silkwire.sink.store.Reading;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Table;
import dev.silkwire.sink.store.Tables;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
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
 * How many rows a second does the sink write, from the bytes of records to the commit? Writers work
 * side by side, each on a partition of its own, as the sink's loops do. Records are made up before:
 * of each story an article, its mentions, its country-days, and of each third story a copy.
 */
public final class SinkThroughput {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Map<String, Table<?>> TABLES =
      Tables.ALL.stream().collect(Collectors.toMap(t -> t.topic().name(), Function.identity()));

  private final int writers;
  private final String cluster = "bench-" + UUID.randomUUID();
  private final SampleResults samples;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<String, Long> running = new HashMap<>();
  private final Random random = new Random(3);
  private final List<List<ConsumerRecord<String, byte[]>>> records = new ArrayList<>();
  private long articles;
  private long mentions;

  private SinkThroughput(int writers, int words) {
    this.writers = writers;
    this.samples = new SampleResults(5, words);
    for (int i = 0; i < writers; i++) {
      records.add(new ArrayList<>());
    }
  }

  /**
   * Writes, and prints the rate.
   *
   * @param args JDBC URL, number of mentions to write, words an article, most records a batch,
   *     writers
   */
  public static void main(String[] args) throws SQLException {
    int batchSize = Integer.parseInt(args[3]);
    int writers = Integer.parseInt(args[4]);
    try (Database database = Database.open(new DatabaseAddress(args[0], null, null), writers)) {
      SinkThroughput run = new SinkThroughput(writers, Integer.parseInt(args[2]));
      run.make(Long.parseLong(args[1]));
      long begun = System.nanoTime();
      run.write(database, batchSize);
      run.report(Duration.ofNanos(System.nanoTime() - begun));
    }
    System.exit(0);
  }

  private void write(Database database, int batchSize) {
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<CompletableFuture<Void>> written =
        IntStream.range(0, writers)
            .mapToObj(n -> CompletableFuture.runAsync(() -> write(n, database, batchSize), threads))
            .toList();
    written.forEach(CompletableFuture::join);
    threads.shutdown();
  }

  private void report(Duration took) {
    long rows = records.stream().mapToLong(List::size).sum();
    double seconds = took.toMillis() / 1000.0;
    System.out.printf(
        "%,d records, %,d of them articles, in %.1f s = %,.0f records and %,.0f articles a second%n",
        rows, articles, seconds, rows / seconds, articles / seconds);
  }

  private void make(long wanted) {
    for (int i = 0; i < SampleResults.INITIATIVES; i++) {
      put(Topics.INITIATIVES, SampleResults.initiative(i), SampleResults.entry(i));
    }
    for (int i = 0; mentions < wanted; i++) {
      story(i);
    }
  }

  private void story(int number) {
    Article article = samples.article(number);
    put(Topics.ARTICLES, article.id(), article);
    articles++;
    for (Mention mention : samples.mentions(article)) {
      put(Topics.MENTIONS, Mention.key(mention.articleId(), mention.initiativeId()), mention);
      mentions++;
    }
    if (random.nextInt(3) == 0) {
      var copy = samples.copy(number, article);
      put(Topics.DUPLICATES, copy.id(), copy);
    }
    for (CountryDay day : samples.countryDays(article, running)) {
      put(Topics.COUNTRY_DAYS, CountryDay.key(day.country(), day.initiative(), day.date()), day);
    }
  }

  /** A key is always in the same partition, and a partition always has the same writer. */
  private <V> void put(Topic<V> topic, String key, V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    TopicPartition partition =
        new TopicPartition(topic.name(), Math.floorMod(key.hashCode(), writers));
    long offset = ends.merge(partition, 1L, Long::sum) - 1;
    records
        .get(partition.partition())
        .add(new ConsumerRecord<>(topic.name(), partition.partition(), offset, key, bytes));
  }

  private void write(int writer, Database database, int batchSize) {
    MockProducer<String, byte[]> producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    Store store = new Store(database, new Offsets(CLOCK), new DeadLetterSender(producer, CLOCK));
    try {
      store.offsets(cluster, ends.keySet().stream().filter(p -> p.partition() == writer).toList());
    } catch (SQLException e) {
      throw new IllegalStateException("the database gives no offsets", e);
    }
    List<ConsumerRecord<String, byte[]>> own = records.get(writer);
    for (int from = 0; from < own.size(); from += batchSize) {
      Outcome outcome =
          store.write(batch(own.subList(from, Math.min(own.size(), from + batchSize))));
      if (!(outcome instanceof Outcome.Written)) {
        throw new IllegalStateException("nothing was written: " + outcome);
      }
    }
  }

  private Batch batch(List<ConsumerRecord<String, byte[]>> some) {
    Map<TopicPartition, Batch.Span> spans = new HashMap<>();
    List<Reading> readings = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : some) {
      spans.merge(
          new TopicPartition(record.topic(), record.partition()),
          new Batch.Span(record.offset(), record.offset() + 1),
          (a, b) -> new Batch.Span(a.expected(), b.next()));
      readings.add(
          Objects.requireNonNull(TABLES.get(record.topic())).read(new Arrival(cluster, record)));
    }
    return new Batch(cluster, spans, readings);
  }
}
