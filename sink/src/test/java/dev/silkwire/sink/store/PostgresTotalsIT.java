package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Topics;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Totals in a real PostgreSQL. */
class PostgresTotalsIT extends TotalsCases {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final MockProducer<String, byte[]> NOBODY =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

  @Override
  DatabaseAddress address() throws SQLException {
    return new DatabaseAddress(POSTGRES.url(), "postgres", null);
  }

  @Test
  void writersSideBySideMissNothingOfEachOther() throws SQLException {
    try (Database shared = Database.open(address, 2)) {
      CompletableFuture<Void> articles =
          CompletableFuture.runAsync(
              () ->
                  write(
                      shared, new TestLog("articles"), new Random(1), PostgresTotalsIT::original));
      CompletableFuture<Void> copies =
          CompletableFuture.runAsync(
              () -> write(shared, new TestLog("copies"), new Random(2), PostgresTotalsIT::aCopy));
      CompletableFuture.allOf(articles, copies).join();
    }

    assertThat(rows("SELECT COUNT(*) FROM duplicates")).isNotEqualTo(List.of("0"));
    assertTotals();
  }

  /** Batches of five, in an order of keys that the writers do not share. */
  private static void write(
      Database shared, TestLog own, Random random, BiFunction<TestLog, Random, Arrival> some) {
    Store writer = new Store(shared, new Offsets(CLOCK), new DeadLetterSender(NOBODY, CLOCK));
    try {
      for (String cluster : List.of("articles", "copies")) {
        writer.offsets(
            cluster,
            List.of(
                new TopicPartition(Topics.ARTICLES.name(), 0),
                new TopicPartition(Topics.DUPLICATES.name(), 0)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < 150; i++) {
      Arrival[] batch =
          Stream.generate(() -> some.apply(own, random)).limit(5).toArray(Arrival[]::new);
      assertThat(writer.write(own.batch(batch))).isInstanceOf(Outcome.Written.class);
    }
  }

  private static Arrival original(TestLog log, Random random) {
    String id = "a" + random.nextInt(6);
    return random.nextInt(3) == 0
        ? log.delete(Topics.ARTICLES, id)
        : log.put(Topics.ARTICLES, id, with(id, 1, "Cranes", tags(random), List.of()));
  }

  private static Arrival aCopy(TestLog log, Random random) {
    String id = "c" + random.nextInt(6);
    return random.nextInt(3) == 0
        ? log.delete(Topics.DUPLICATES, id)
        : copyIn(log, id, "a" + random.nextInt(6));
  }
}
