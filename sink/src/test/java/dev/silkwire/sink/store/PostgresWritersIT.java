package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.Outcome.Stale;
import dev.silkwire.sink.store.Outcome.Written;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Writers side by side in a real PostgreSQL. The first has written all its rows and keeps its
 * transaction open, because Kafka does not yet acknowledge a dead letter.
 */
class PostgresWritersIT {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final long PATIENCE_SECONDS = 120;

  private final TestLog log = new TestLog("one", 0);
  private final MockProducer<String, byte[]> slowKafka = producer(false);
  private Database database;
  private CompletableFuture<Outcome> first;

  @BeforeEach
  void openTransaction() throws SQLException {
    database = Database.open(new DatabaseAddress(POSTGRES.url(), "postgres", null), 2);
    store(slowKafka)
        .offsets(
            "one",
            Tables.ALL.stream()
                .map(table -> table.topic().name())
                .flatMap(t -> IntStream.range(0, 2).mapToObj(p -> new TopicPartition(t, p)))
                .toList());
    Batch originals =
        log.batch(
            log.put(Topics.ARTICLES, "a", Samples.article("a")),
            log.put(Topics.MENTIONS, "a/bri", Samples.mention()),
            log.put(Topics.STORIES, "a", Samples.story("a", 1)),
            log.put(Topics.POLLS, "feed", Samples.poll()),
            total(log, "KE"),
            log.text(Topics.ARTICLES, "b", "nonsense"));
    first = CompletableFuture.supplyAsync(() -> store(slowKafka).write(originals));
    await()
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .until(() -> slowKafka.history().size() == 1);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void aWriterOfAnotherPartitionDoesNotWait() throws Exception {
    TestLog other = new TestLog("one", 1);
    Batch copies =
        other.batch(
            other.put(Topics.DUPLICATES, "c", Samples.duplicate("c", "a")),
            other.put(Topics.ARTICLES, "z", Samples.article("z")),
            other.put(Topics.MENTIONS, "z/bri", Samples.mention()),
            other.put(Topics.POLLS, "feed", Samples.poll()),
            total(other, "UG"));

    assertThat(store(producer(true)).write(copies)).isInstanceOf(Written.class);
    assertThat(first).isNotDone();
    assertThat(rows("SELECT id FROM articles")).containsExactly("z");
    acknowledge();
    assertThat(rows("SELECT id FROM articles ORDER BY id")).containsExactly("a", "z");
    assertThat(rows("SELECT SUM(total) FROM poll_totals WHERE name = 'polls'"))
        .containsExactly("2");
    assertThat(rows("SELECT kind, SUM(changes) FROM changed_days GROUP BY kind ORDER BY kind"))
        .containsExactly("articles|2", "country-days|2", "mentions|2");
  }

  @Test
  void aSecondWriterOfThePartitionIsStale() throws Exception {
    TestLog same = new TestLog("one", 0);
    Batch late = same.batch(same.put(Topics.ARTICLES, "z", Samples.article("z")));
    CompletableFuture<Outcome> second =
        CompletableFuture.supplyAsync(() -> store(producer(true)).write(late));
    acknowledge();

    assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Stale.class);
    assertThat(rows("SELECT id FROM articles")).containsExactly("a");
  }

  private void acknowledge() throws Exception {
    slowKafka.completeNext();
    assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Written.class);
  }

  private static SinkRecord total(TestLog log, String country) {
    CountryDay day = new CountryDay(country, "bri", "2026-10-20", 1, 2, 1, 0, Samples.FETCHED_AT);
    return log.put(Topics.COUNTRY_DAYS, CountryDay.key(country, "bri", "2026-10-20"), day);
  }

  private static MockProducer<String, byte[]> producer(boolean acknowledges) {
    return new MockProducer<>(
        acknowledges, null, new StringSerializer(), new ByteArraySerializer());
  }

  private Store store(MockProducer<String, byte[]> producer) {
    return new Store(
        database,
        new Offsets(StoreFixture.CLOCK),
        new DeadLetterSender(producer, StoreFixture.CLOCK));
  }

  private List<String> rows(String sql) throws SQLException {
    return database.read(c -> StoreFixture.rows(c, sql));
  }
}
