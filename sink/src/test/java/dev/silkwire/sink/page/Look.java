package dev.silkwire.sink.page;

import dev.silkwire.sink.api.Api;
import dev.silkwire.sink.api.FixedHealth;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Tables;
import dev.silkwire.sink.store.TestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Serves the page on made-up news, for people who work on it: arguments are the port (8081) and how
 * many stories (600). It ends with its process.
 */
public final class Look {
  private Look() {}

  public static void main(String[] args) throws Exception {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8081;
    int stories = args.length > 1 ? Integer.parseInt(args[1]) : 600;
    Path file = Files.createTempDirectory("silkwire-look").resolve("silkwire.db");
    Database database = Database.open(new DatabaseAddress("jdbc:sqlite:" + file, null, null));
    if (stories > 0) {
      write(database, stories);
    }
    Api.start(
        new Api.Settings("127.0.0.1", port, AccessConfig.DEFAULTS),
        database,
        FixedHealth.WELL,
        () -> "",
        InstantSource.system());
    Thread.currentThread().join();
  }

  private static void write(Database database, int stories) throws Exception {
    InstantSource clock = InstantSource.system();
    MockProducer<String, byte[]> nobody =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    Store store = new Store(database, new Offsets(clock), new DeadLetterSender(nobody, clock));
    store.offsets(
        "look", Tables.ALL.stream().map(t -> new TopicPartition(t.topic().name(), 0)).toList());
    TestLog log = new TestLog("look");
    List<SinkRecord> arrivals = new Newsroom(log, Instant.now()).publish(stories, 120);
    store.write(log.batch(arrivals.toArray(SinkRecord[]::new)));
  }
}
