package dev.silkwire.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.database.DatabaseUnusable;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.Retention;
import dev.silkwire.sink.store.RetentionConfig;
import dev.silkwire.sink.store.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkLoopTest {
  private static final TopicPartition DAYS = new TopicPartition(Topics.COUNTRY_DAYS.name(), 0);

  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private String topicId = "first";
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private Instant now = Samples.FETCHED_AT;
  private final InstantSource clock = () -> now;
  private final Progress progress = new Progress(clock);
  private Database database;
  private MockConsumer<String, byte[]> consumer;
  private SinkLoop loop;
  private long end;

  @BeforeEach
  void openDatabase() throws SQLException {
    database =
        Database.open(
            new DatabaseAddress("jdbc:sqlite:" + folder.resolve("silkwire.db"), null, null));
    start();
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  /** A sink that joins the group and is given the partition. */
  private void start() {
    consumer = new MockConsumer<>("earliest");
    consumer.updateBeginningOffsets(Map.of(DAYS, 0L));
    consumer.updateEndOffsets(Map.of(DAYS, 0L));
    Store store = new Store(database, new Offsets(clock), new DeadLetterSender(producer, clock));
    loop =
        new SinkLoop(
            consumer,
            "one",
            () -> Map.of(DAYS.topic(), topicId),
            store,
            new Retention(database, clock, RetentionConfig.DEFAULTS)::sweep,
            progress,
            new SinkMetrics(registry, progress),
            clock,
            Duration.ZERO);
    loop.start();
    consumer.rebalance(List.of(DAYS));
    loop.step();
  }

  @Test
  void recordsAreStoredAndOffsetsAreCommittedToKafka() throws SQLException {
    arrive(1);
    arrive(2);
    loop.step();

    assertThat(stories()).isEqualTo(2);
    assertThat(offset()).isEqualTo(2);
    assertThat(consumer.committed(java.util.Set.of(DAYS)).get(DAYS).offset()).isEqualTo(2);
    assertThat(progress.problem()).isEmpty();
  }

  @Test
  void afterARestartTheSinkResumesAtTheOffsetInTheDatabase() throws SQLException {
    arrive(1);
    loop.step();
    start();
    consumer.addRecord(day(0, 7));
    consumer.addRecord(day(1, 2));
    loop.step();

    assertThat(stories()).isEqualTo(2);
    assertThat(offset()).isEqualTo(2);
    assertThat(counted("upserted")).isEqualTo(2);
  }

  @Test
  void aRecreatedTopicIsConsumedFromItsBeginning() throws SQLException {
    arrive(1);
    arrive(2);
    loop.step();
    topicId = "another";
    start();
    consumer.addRecord(day(0, 7));
    loop.step();

    assertThat(stories()).isEqualTo(7);
    assertThat(offset()).isEqualTo(1);
  }

  @Test
  void aTopicThatIsRecreatedWhileItIsConsumedRestartsAtItsBeginning() throws SQLException {
    arrive(1);
    loop.step();
    topicId = "another";
    now = now.plusSeconds(61);
    loop.step();
    loop.step();

    assertThat(offset()).isZero();
  }

  @Test
  void aSinkResumesWhereAnotherSinkHasAdvancedTheOffset() throws SQLException {
    arrive(1);
    loop.step();
    setOffset(3);
    arrive(5);
    loop.step();
    assertThat(stories()).isEqualTo(1);
    assertThat(offset()).isEqualTo(3);

    end = 3;
    arrive(9);
    loop.step();
    assertThat(stories()).isEqualTo(9);
    assertThat(offset()).isEqualTo(4);
    assertThat(registry.counter("silkwire.sink.batches.stale").count()).isEqualTo(1);
  }

  @Test
  void whileTheDatabaseIsUnavailableNothingIsLostAndNothingIsFetched() throws SQLException {
    execute("ALTER TABLE sink_offsets RENAME TO away");
    arrive(1);
    loop.step();
    loop.step();
    assertThat(consumer.paused()).containsExactly(DAYS);
    assertThat(progress.problem()).isPresent();

    execute("ALTER TABLE away RENAME TO sink_offsets");
    now = now.plusSeconds(60);
    consumer.addRecord(day(0, 1));
    loop.step();
    assertThat(stories()).isEqualTo(1);
    assertThat(offset()).isEqualTo(1);
    assertThat(progress.problem()).isEmpty();
    assertThat(counted("records")).isEqualTo(1);
  }

  @Test
  void theBackOffDoublesUpToItsBound() {
    BackOff backOff = new BackOff();

    assertThat(List.of(backOff.nextDelay(), backOff.nextDelay(), backOff.nextDelay()))
        .extracting(Duration::toMillis)
        .containsExactly(500L, 1000L, 2000L);
    for (int i = 0; i < 10; i++) {
      assertThat(backOff.nextDelay()).isLessThanOrEqualTo(Duration.ofSeconds(15));
    }
    backOff.reset();
    assertThat(backOff.nextDelay()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void anUnreadableRecordIsCountedAndDoesNotStopTheLoop() throws SQLException {
    consumer.addRecord(
        new ConsumerRecord<>(DAYS.topic(), 0, end++, "KE/bri/2026-10-20", new byte[] {'x'}));
    arrive(4);
    loop.step();

    assertThat(stories()).isEqualTo(4);
    assertThat(counted("refused")).isEqualTo(1);
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void aDeletedDatabaseFileEndsTheLoop() throws Exception {
    Files.delete(folder.resolve("silkwire.db"));
    now = now.plusSeconds(5);

    assertThatThrownBy(loop::step)
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("was deleted");
  }

  @Test
  void aFailedWriteIsAProblemUntilAWriteSucceeds() throws SQLException {
    execute("ALTER TABLE country_days RENAME TO away");
    consumer.updateEndOffsets(Map.of(DAYS, 1L));
    arrive(1);
    loop.step();
    assertThat(progress.problem()).isPresent();
    now = now.plusSeconds(60);
    loop.step();
    assertThat(progress.problem()).isPresent();

    execute("ALTER TABLE away RENAME TO country_days");
    now = now.plusSeconds(60);
    consumer.addRecord(day(0, 1));
    loop.step();
    assertThat(progress.problem()).isEmpty();
    assertThat(stories()).isEqualTo(1);
  }

  @Test
  void stoppingEndsTheLoop() {
    loop.stop();
    loop.run();

    assertThat(consumer.closed()).isFalse();
  }

  private void arrive(long stories) {
    consumer.addRecord(day(end++, stories));
  }

  private ConsumerRecord<String, byte[]> day(long offset, long stories) {
    CountryDay day = new CountryDay("KE", "bri", "2026-10-20", stories, stories, stories, 0, now);
    byte[] json = Topics.COUNTRY_DAYS.values().serializer().serialize(DAYS.topic(), day);
    return new ConsumerRecord<>(DAYS.topic(), 0, offset, "KE/bri/2026-10-20", json);
  }

  private double counted(String what) {
    return registry.counter("silkwire.sink." + what, "topic", DAYS.topic()).count();
  }

  private long stories() throws SQLException {
    return number("SELECT COALESCE(MAX(stories), 0) FROM country_days");
  }

  private long offset() throws SQLException {
    return number("SELECT next_offset FROM sink_offsets");
  }

  private void setOffset(long next) throws SQLException {
    execute("UPDATE sink_offsets SET next_offset = " + next);
  }

  private long number(String sql) throws SQLException {
    return database.read(
        c -> {
          ResultSet found = c.createStatement().executeQuery(sql);
          found.next();
          return found.getLong(1);
        });
  }

  private void execute(String sql) throws SQLException {
    database.write(c -> c.createStatement().execute(sql));
  }
}
