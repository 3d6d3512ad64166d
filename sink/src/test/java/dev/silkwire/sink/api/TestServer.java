package dev.silkwire.sink.api;

import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Tables;
import dev.silkwire.sink.store.TestLog;
import dev.silkwire.sink.view.SinkHealth;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The page and the API over a database that is filled by hand, on a free port of loopback. */
public final class TestServer implements AutoCloseable {
  private final TestLog log;
  private final Database database;
  private final Store store;
  private final Api api;
  private final InstantSource clock;

  private TestServer(TestLog log, Database database, Store store, Api api, InstantSource clock) {
    this.log = log;
    this.database = database;
    this.store = store;
    this.api = api;
    this.clock = clock;
  }

  /**
   * Starts it over an empty database.
   *
   * @param log from which it is filled
   */
  public static TestServer start(DatabaseAddress address, TestLog log, InstantSource clock)
      throws SQLException {
    Database database = Database.open(address);
    MockProducer<String, byte[]> nobody =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    Store store = new Store(database, new Offsets(clock), new DeadLetterSender(nobody, clock));
    store.offsets(
        "one", Tables.ALL.stream().map(t -> new TopicPartition(t.topic().name(), 0)).toList());
    return new TestServer(log, database, store, serve(database, FixedHealth.WELL, clock), clock);
  }

  /** Without a limit on requests: how many a test sends in a minute depends on the machine. */
  private static Api serve(Database database, SinkHealth pulse, InstantSource clock) {
    AccessConfig access = new AccessConfig(null, null, null, false, List.of(), 0, null);
    return Api.start(
        new Api.Settings("127.0.0.1", 0, access), database, pulse, () -> "up 1\n", clock);
  }

  /** Writes records of the log, in one batch. */
  public void write(SinkRecord... arrivals) {
    store.write(log.batch(arrivals));
  }

  /** Another server over the same database, whose loop is doing otherwise. */
  Api beside(SinkHealth pulse) {
    return serve(database, pulse, clock);
  }

  /** The address of a path. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + api.port() + path);
  }

  /** Answers no more; the database stays. */
  public void hangUp() {
    api.close();
  }

  @Override
  public void close() {
    api.close();
    database.close();
  }
}
