package dev.silkwire.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.SchemaCheck;
import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.article.EnrichMetrics;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.initiative.Catalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology, driven by hand. What it writes is held against the schemas as it is read. */
final class Flow implements AutoCloseable {
  /** Takes a second to build and never changes: one for all tests. */
  static final CountryTagger COUNTRIES = new CountryTagger(Gazetteer.builtIn());

  /**
   * The initiatives that tests mention: a tagger of the whole catalogue takes a second to build.
   */
  private static final Set<String> INITIATIVES =
      Set.of("bri", "digital-silk-road", "global-gateway");

  static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> raw;
  private final TestInputTopic<String, byte[]> retags;
  private final TestInputTopic<String, byte[]> initiatives;
  private CountryTagger countries = COUNTRIES;
  private final Map<Topic<?>, Table<?>> tables = new LinkedHashMap<>();

  private Flow() {
    EnrichMetrics counters = new EnrichMetrics(metrics);
    Properties settings =
        StreamsSettings.shape(new DeadLetterHandler.Sender(counters, () -> START));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder().toString());
    driver =
        new TopologyTestDriver(
            new EnrichTopology(
                    4,
                    settings,
                    counters,
                    new ThreadProgress(() -> START),
                    Duration.ofDays(30),
                    () -> START,
                    () -> countries)
                .build(),
            settings,
            START);
    raw = input(Topics.RAW_ARTICLES);
    retags = input(Topics.RETAGS);
    initiatives = input(Topics.INITIATIVES);
  }

  static Flow withoutCatalogue() {
    return new Flow();
  }

  static Flow started() {
    Flow flow = new Flow();
    Catalogue.builtIn().initiatives().stream()
        .filter(initiative -> INITIATIVES.contains(initiative.id()))
        .forEach(flow::initiative);
    return flow;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "streams");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestInputTopic<String, byte[]> input(Topic<?> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), new ByteArraySerializer(), START, Duration.ZERO);
  }

  void read(RawArticle article) {
    raw.pipeInput(
        article.id(), JsonSerde.of(RawArticle.class).serialize("", article), article.fetchedAt());
  }

  void retag(RawArticle article) {
    retags.pipeInput(article.id(), JsonSerde.of(RawArticle.class).serialize("", article));
  }

  void bytes(String key, byte[] value) {
    raw.pipeInput(key, value);
  }

  void record(TestRecord<String, byte[]> record) {
    raw.pipeInput(record);
  }

  void initiative(Initiative initiative) {
    initiativeBytes(initiative.id(), JsonSerde.of(Initiative.class).serialize("", initiative));
  }

  void initiativeBytes(String id, byte[] value) {
    initiatives.pipeInput(id, value);
  }

  /** A record as an internal topic may hold it, by the name of its repartition. */
  void repartition(String name, String key, byte[] value) {
    record("silkwire-enrich-" + name + "-repartition", new TestRecord<>(key, value));
  }

  /** A record of any topic that enrich reads. */
  void record(String topic, TestRecord<String, byte[]> record) {
    driver
        .createInputTopic(
            topic, new StringSerializer(), new ByteArraySerializer(), START, Duration.ZERO)
        .pipeInput(record);
  }

  /** Puts bytes under a key of a store, as a fault of the disk may do. */
  @SuppressWarnings("unchecked") // The innermost store holds bytes.
  void corrupt(String store, String key, byte[] value) {
    StateStore bytes = driver.getKeyValueStore(store);
    while (bytes instanceof WrappedStateStore<?, ?, ?> wrapped) {
      bytes = wrapped.wrapped();
    }
    ((KeyValueStore<Bytes, byte[]>) bytes).put(Bytes.wrap(key.getBytes(UTF_8)), value);
  }

  /** What finds countries from here on. */
  void countriesBy(CountryTagger tagger) {
    countries = tagger;
  }

  void advance(Duration time) {
    driver.advanceWallClockTime(time);
  }

  Table<Article> articles() {
    return table(Topics.ARTICLES);
  }

  Table<Duplicate> duplicates() {
    return table(Topics.DUPLICATES);
  }

  Table<Mention> mentions() {
    return table(Topics.MENTIONS);
  }

  Table<Story> stories() {
    return table(Topics.STORIES);
  }

  /** Advances the clock, because totals are published several times a second. */
  Table<CountryDay> countryDays() {
    advance(Duration.ofSeconds(1));
    return table(Topics.COUNTRY_DAYS);
  }

  CountryDay total(String country, String initiative) {
    return countryDays().row(CountryDay.key(country, initiative, Readings.DAY.toString()));
  }

  Table<DeadLetter> deadLetters() {
    return table(Topics.DEAD_LETTERS);
  }

  double count(String what) {
    return metrics.counter("silkwire.enrich." + what).count();
  }

  @SuppressWarnings("unchecked") // Each topic's table is of its type.
  private <V> Table<V> table(Topic<V> topic) {
    Table<V> table = (Table<V>) tables.computeIfAbsent(topic, t -> new Table<>(t, driver));
    table.catchUp();
    return table;
  }

  @Override
  public void close() {
    driver.close();
  }

  /** A topic read as a table, and all its records. */
  static final class Table<V> {
    private final Topic<V> topic;
    private final TestOutputTopic<String, byte[]> output;
    private final Map<String, V> rows = new LinkedHashMap<>();
    private final List<TestRecord<String, byte[]>> records = new ArrayList<>();

    Table(Topic<V> topic, TopologyTestDriver driver) {
      this.topic = topic;
      this.output =
          driver.createOutputTopic(
              topic.name(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    void catchUp() {
      for (TestRecord<String, byte[]> record : output.readRecordsToList()) {
        SchemaCheck.assertValid(topic, record.value());
        if (record.value() != null && record.value().length > FieldLimits.RECORD_BYTES) {
          throw new AssertionError(topic.name() + " holds a record of " + record.value().length);
        }
        records.add(record);
        if (record.value() == null) {
          rows.remove(record.key());
        } else {
          rows.put(record.key(), JsonSerde.of(topic.type()).deserialize("", record.value()));
        }
      }
    }

    Map<String, V> rows() {
      return rows;
    }

    V row(String key) {
      return rows.get(key);
    }

    List<TestRecord<String, byte[]>> records() {
      return records;
    }
  }
}
