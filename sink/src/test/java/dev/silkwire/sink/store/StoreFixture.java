package dev.silkwire.sink.store;

import dev.silkwire.contract.ArticleDraft;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store on an empty database, and ways to fill it and to look into it. */
abstract class StoreFixture {
  static final InstantSource CLOCK = InstantSource.fixed(Samples.FETCHED_AT);

  final TestLog log = new TestLog("one");
  final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  DatabaseAddress address;
  Database database;
  Store store;

  /** Where an empty database of this kind is. */
  abstract DatabaseAddress address() throws SQLException;

  @BeforeEach
  void openDatabase() throws SQLException {
    address = address();
    database = Database.open(address);
    store = new Store(database, new Offsets(CLOCK), new DeadLetterSender(producer, CLOCK));
    List<TopicPartition> partitions =
        Tables.ALL.stream().map(t -> new TopicPartition(t.topic().name(), 0)).toList();
    store.offsets("one", partitions);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  SinkRecord article(String id, int revision, String title) {
    return log.put(Topics.ARTICLES, id, with(id, revision, title));
  }

  static Article with(String id, int revision, String title) {
    return draft(id, revision, title).article();
  }

  static Article with(
      String id,
      int revision,
      String title,
      List<InitiativeTag> initiatives,
      List<CountryTag> countries) {
    return draft(id, revision, title).initiatives(initiatives).countries(countries).article();
  }

  private static ArticleDraft draft(String id, int revision, String title) {
    return ArticleDraft.of(id).revision(revision).title(title).regions(List.of());
  }

  List<DeadLetter> letters() {
    return producer.history().stream()
        .map(
            r ->
                Topics.DEAD_LETTERS
                    .values()
                    .deserializer()
                    .deserialize(Topics.DEAD_LETTERS.name(), r.value()))
        .toList();
  }

  void execute(String sql) throws SQLException {
    database.write(
        c -> {
          try (Statement statement = c.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  /** The rows, their columns joined by bars. */
  List<String> rows(String sql) throws SQLException {
    return database.read(c -> rows(c, sql));
  }

  /** The rows, their columns joined by bars. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      return ResultRows.of(found);
    }
  }
}
