package dev.silkwire.sink.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.ArticleDraft;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.Outcome;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Tables;
import dev.silkwire.sink.store.TestLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database, a folder beside it, and ways to fill the one and to look into the other. */
abstract class DayFilesFixture {
  static final InstantSource CLOCK = InstantSource.fixed(Samples.FETCHED_AT);

  @TempDir Path temporary;
  Path out;
  Database database;
  private final TestLog log = new TestLog("one");
  private Store store;
  private DayFolder folder;

  /** Where an empty database of this kind is. */
  abstract DatabaseAddress address() throws SQLException;

  @BeforeEach
  void open() throws SQLException, IOException {
    out = temporary.resolve("out");
    database = Database.open(address());
    MockProducer<String, byte[]> producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    store = new Store(database, new Offsets(CLOCK), new DeadLetterSender(producer, CLOCK));
    store.offsets(
        "one", Tables.ALL.stream().map(t -> new TopicPartition(t.topic().name(), 0)).toList());
    folder = DayFolder.open(out);
    folder.lock();
  }

  @AfterEach
  void close() throws IOException {
    folder.close();
    database.close();
  }

  /** A turn of a sink that has just started. */
  int write() throws IOException, SQLException {
    return new DayFiles(database, folder).write();
  }

  void restart() throws IOException {
    folder.close();
    folder = DayFolder.open(out);
    folder.lock();
  }

  void store(SinkRecord... arrivals) {
    Assertions.assertThat(store.write(log.batch(arrivals))).isInstanceOf(Outcome.Written.class);
  }

  SinkRecord article(String id, int revision, String fetchedAt, String outlet) {
    Article article =
        ArticleDraft.of(id)
            .outlet(new Outlet(null, outlet, null))
            .fetchedAt(Instant.parse(fetchedAt))
            .revision(revision)
            .article();
    return log.put(Topics.ARTICLES, id, article);
  }

  SinkRecord noArticle(String id) {
    return log.delete(Topics.ARTICLES, id);
  }

  SinkRecord mention() {
    Mention m = Samples.mention();
    return log.put(Topics.MENTIONS, Mention.key(m.articleId(), m.initiativeId()), m);
  }

  SinkRecord noMention() {
    Mention m = Samples.mention();
    return log.delete(Topics.MENTIONS, Mention.key(m.articleId(), m.initiativeId()));
  }

  SinkRecord total(String country, String initiative, String day, long stories) {
    CountryDay total =
        new CountryDay(
            country, initiative, day, stories, 2 * stories, stories, 0, Samples.FETCHED_AT);
    return log.put(Topics.COUNTRY_DAYS, CountryDay.key(country, initiative, day), total);
  }

  /** A total whose day leads out of the folder; the contract makes no such record. */
  SinkRecord noDay(String day) {
    String good = Json.mapper().valueToTree(Samples.countryDay()).toString();
    String bad = good.replace(Samples.countryDay().date(), day);
    return log.raw(
        Topics.COUNTRY_DAYS,
        CountryDay.key("KE", "bri", day),
        bad.getBytes(StandardCharsets.UTF_8));
  }

  /** All files below, with their folders, in order; hidden ones too but the sink's own two. */
  List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(out)) {
      return found
          .filter(Files::isRegularFile)
          .map(f -> out.relativize(f).toString().replace('\\', '/'))
          .filter(f -> !List.of(".lock", ".written.json").contains(f))
          .sorted()
          .toList();
    }
  }

  List<String> lines(String file) throws IOException {
    try (InputStream packed = Files.newInputStream(out.resolve(file));
        InputStream in = new GZIPInputStream(packed)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  /** Identifies a version of a file. */
  Object inode(String file) throws IOException {
    return List.of(
        Files.getAttribute(out.resolve(file), "unix:ino"),
        Files.getLastModifiedTime(out.resolve(file)));
  }
}
