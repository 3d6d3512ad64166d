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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How many rows a second does the sink write, from the bytes of records to the commit? The time in
 * which the records are made up is not counted. Also fills a database for {@link ApiLoad}.
 */
public final class SinkThroughput {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int REPORT_EVERY = 100;

  private final Store store;
  private final SampleResults samples;
  private final int batchSize;
  private final Map<String, Table<?>> tables =
      Tables.ALL.stream().collect(Collectors.toMap(t -> t.topic().name(), Function.identity()));
  private final Map<String, Long> ends = new HashMap<>();
  private final Map<String, Long> running = new HashMap<>();
  private final Random random = new Random(3);
  private List<ConsumerRecord<String, byte[]>> waiting = new ArrayList<>();
  private Duration spent = Duration.ZERO;
  private long rows;
  private long mentions;
  private int batches;

  private SinkThroughput(Store store, SampleResults samples, int batchSize) {
    this.store = store;
    this.samples = samples;
    this.batchSize = batchSize;
  }

  /**
   * Writes, and prints the rate.
   *
   * @param args JDBC URL, number of mentions to write, words an article, records a batch
   */
  public static void main(String[] args) throws SQLException {
    String url = args[0];
    long mentions = Long.parseLong(args[1]);
    int words = Integer.parseInt(args[2]);
    int batchSize = Integer.parseInt(args[3]);
    MockProducer<String, byte[]> producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    try (Database database = Database.open(new DatabaseAddress(url, null, null))) {
      Store store = new Store(database, new Offsets(CLOCK), new DeadLetterSender(producer, CLOCK));
      new SinkThroughput(store, new SampleResults(5, words), batchSize).run(mentions);
    }
    System.exit(0);
  }

  private void run(long wanted) throws SQLException {
    Tables.ALL.forEach(t -> ends.put(t.topic().name(), 0L));
    store.offsets("bench", ends.keySet().stream().map(t -> new TopicPartition(t, 0)).toList());
    for (int i = 0; i < SampleResults.INITIATIVES; i++) {
      put(Topics.INITIATIVES, SampleResults.initiative(i), SampleResults.entry(i));
    }
    for (int i = 0; mentions < wanted; i++) {
      story(i);
    }
    write();
    report();
  }

  private void story(int number) {
    Article article = samples.article(number);
    put(Topics.ARTICLES, article.id(), article);
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

  private <V> void put(Topic<V> topic, String key, V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    long offset = ends.merge(topic.name(), 1L, Long::sum) - 1;
    waiting.add(new ConsumerRecord<>(topic.name(), 0, offset, key, bytes));
    if (waiting.size() == batchSize) {
      write();
    }
  }

  private void write() {
    Instant begun = CLOCK.instant();
    Map<TopicPartition, Batch.Span> spans = new HashMap<>();
    List<Reading> readings = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : waiting) {
      spans.merge(
          new TopicPartition(record.topic(), 0),
          new Batch.Span(record.offset(), record.offset() + 1),
          (a, b) -> new Batch.Span(a.expected(), b.next()));
      readings.add(
          Objects.requireNonNull(tables.get(record.topic())).read(new Arrival("bench", record)));
    }
    Outcome outcome = store.write(new Batch("bench", spans, readings));
    if (!(outcome instanceof Outcome.Written)) {
      throw new IllegalStateException("nothing was written: " + outcome);
    }
    spent = spent.plus(Duration.between(begun, CLOCK.instant()));
    rows += waiting.size();
    waiting = new ArrayList<>();
    if (++batches % REPORT_EVERY == 0) {
      report();
    }
  }

  private void report() {
    System.out.printf(
        "%,d records, %,d of them mentions, in %.1f s = %,.0f a second%n",
        rows, mentions, spent.toMillis() / 1000.0, rows * 1000.0 / Math.max(1, spent.toMillis()));
  }
}
