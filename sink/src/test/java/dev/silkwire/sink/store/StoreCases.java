package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.database.DatabaseStart;
import dev.silkwire.sink.store.Outcome.RecordCounts;
import dev.silkwire.sink.store.Outcome.Stale;
import dev.silkwire.sink.store.Outcome.Unavailable;
import dev.silkwire.sink.store.Outcome.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the store, for each database. */
abstract class StoreCases extends StoreFixture {
  private static final String POLL_TOTALS =
      "SELECT name, SUM(total) FROM poll_totals GROUP BY name ORDER BY name";
  private static final TopicPartition POLLS = new TopicPartition(Topics.POLLS.name(), 0);
  private static final TopicPartition ARTICLES = new TopicPartition(Topics.ARTICLES.name(), 0);

  /** Has the database refuse articles with this title from now on. */
  abstract String refusing(String title);

  static Stream<Topic<?>> topics() {
    return Tables.ALL.stream().map(Table::topic);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aRecordOfEveryTopicBecomesARow(Topic<?> topic) throws SQLException {
    Outcome outcome = store.write(log.batch(sample(topic)));

    assertThat(outcome).isEqualTo(new Written(Map.of(topic.name(), new RecordCounts(1, 0, 0, 0))));
    String table = topic.name().replace("news.", "").replace('-', '_');
    assertThat(rows("SELECT COUNT(*) FROM " + table)).containsExactly("1");
  }

  private <V> SinkRecord sample(Topic<V> topic) {
    return log.put(topic, keyOf(topic), topic.type().cast(Samples.of(topic)));
  }

  private static String keyOf(Topic<?> topic) {
    return Map.of(
            Topics.COUNTRY_DAYS.name(),
            "KE/bri/2026-10-20",
            Topics.MENTIONS.name(),
            Samples.article().id() + "/bri")
        .getOrDefault(topic.name(), Samples.article().id());
  }

  @Test
  void aNewerRecordOfAKeyReplacesTheRow() throws SQLException {
    store.write(log.batch(article("a", 1, "First")));
    store.write(log.batch(article("a", 2, "Second")));

    assertThat(rows("SELECT title, revision FROM articles")).containsExactly("Second|2");
  }

  @Test
  void theLastRecordOfAKeyInABatchWins() throws SQLException {
    Outcome outcome =
        store.write(
            log.batch(
                article("a", 1, "First"),
                article("b", 1, "Gone soon"),
                article("a", 2, "Second"),
                log.delete(Topics.ARTICLES, "b")));

    assertThat(outcome)
        .isEqualTo(new Written(Map.of(Topics.ARTICLES.name(), new RecordCounts(1, 1, 2, 0))));
    assertThat(rows("SELECT id, title FROM articles")).containsExactly("a|Second");
  }

  @Test
  void aTombstoneDeletesTheRowAndItsChildren() throws SQLException {
    store.write(log.batch(article("a", 1, "First"), article("b", 1, "Other")));
    store.write(log.batch(log.delete(Topics.ARTICLES, "a")));

    assertThat(rows("SELECT id FROM articles")).containsExactly("b");
    assertThat(rows("SELECT article_id FROM article_initiatives")).containsExactly("b");
    assertThat(rows("SELECT article_id FROM article_countries")).containsExactly("b");
  }

  @Test
  void aRevisionWithoutAMentionRemovesItFromTheArticle() throws SQLException {
    store.write(log.batch(article("a", 1, "First")));
    Article plain = with("a", 2, "First", List.of(), List.of());
    store.write(
        log.batch(log.put(Topics.ARTICLES, "a", plain), log.delete(Topics.MENTIONS, "a/bri")));

    assertThat(rows("SELECT * FROM article_initiatives")).isEmpty();
    assertThat(rows("SELECT * FROM article_countries")).isEmpty();
  }

  @Test
  void aKeyWithSlashesInItsLastPartIsNotCutShort() throws SQLException {
    Mention mention = Samples.mention();
    store.write(log.batch(log.put(Topics.MENTIONS, "a/odd/id", mention)));

    assertThat(rows("SELECT article_id, initiative FROM mentions")).containsExactly("a|odd/id");
  }

  @Test
  void pollsOfAFeedAreKeptOneByOne() throws SQLException {
    Poll poll = Samples.poll();
    store.write(
        log.batch(log.put(Topics.POLLS, "feed", poll), log.put(Topics.POLLS, "feed", poll)));

    assertThat(rows("SELECT seen, skipped FROM polls")).containsExactly("4|1", "4|1");
  }

  @Test
  void offsetsAdvanceWithTheRows() throws SQLException {
    store.write(log.batch(article("a", 1, "First"), article("b", 1, "Second")));

    assertThat(store.offsets("one", List.of(ARTICLES))).containsEntry(ARTICLES, 2L);
  }

  @Test
  void aTopicWhoseOffsetsAreDeletedIsReadAgain() throws SQLException {
    store.write(log.batch(article("a", 1, "First")));
    execute("DELETE FROM sink_offsets WHERE topic = 'news.articles'");

    assertThat(store.offsets("one", List.of(ARTICLES))).containsEntry(ARTICLES, 0L);
    TestLog fromTheBeginning = new TestLog("one");
    store.write(
        fromTheBeginning.batch(fromTheBeginning.put(Topics.ARTICLES, "a", with("a", 1, "First"))));
    assertThat(rows("SELECT id FROM articles")).containsExactly("a");
  }

  @Test
  void pollsAreAddedUp() throws SQLException {
    store.write(log.batch(poll(log), poll(log)));
    store.write(log.batch(poll(log)));

    assertThat(rows(POLL_TOTALS))
        .containsExactly("polls|3", "published|3", "seen|12", "skipped:no-link|3", "unchanged|6");
  }

  @Test
  void pollsThatAreConsumedAgainAreCountedOnce() throws SQLException {
    store.write(log.batch(poll(log), poll(log), poll(log)));
    List<String> once = rows(POLL_TOTALS);
    execute("DELETE FROM sink_offsets WHERE topic = 'news.polls'");
    store.offsets("one", List.of(POLLS));
    TestLog again = new TestLog("one");
    store.write(again.batch(poll(again), poll(again)));
    assertThat(rows(POLL_TOTALS)).isEqualTo(once);

    store.write(again.batch(poll(again), poll(again)));
    assertThat(rows(POLL_TOTALS)).contains("polls|4", "seen|16");
  }

  @Test
  void pollsOfATopicThatWasCreatedAgainAreAddedToTheOthers() throws SQLException {
    store.offsets("one", List.of(POLLS), Map.of(POLLS.topic(), "first"));
    store.write(log.batch(poll(log), poll(log)));
    store.offsets("one", List.of(POLLS), Map.of(POLLS.topic(), "second"));
    TestLog again = new TestLog("one");
    store.write(again.batch(poll(again)));

    assertThat(rows(POLL_TOTALS)).contains("polls|3");
  }

  @Test
  void aRejectedPollIsNotCounted() throws SQLException {
    store.write(log.batch(poll(log), log.text(Topics.POLLS, "feed", "nonsense")));

    assertThat(rows(POLL_TOTALS)).contains("polls|1");
  }

  private static SinkRecord poll(TestLog log) {
    return log.put(Topics.POLLS, "feed", Samples.poll());
  }

  @Test
  void aDatabaseOfAnotherBuildIsRejectedWithTheRemedy(@TempDir Path scripts) throws Exception {
    Files.writeString(scripts.resolve("V1__tables.sql"), "CREATE TABLE changes (one INTEGER);");
    DatabaseAddress old = address();
    Flyway.configure()
        .dataSource(old.url(), old.user(), old.password())
        .locations("filesystem:" + scripts)
        .load()
        .migrate();

    assertThatThrownBy(() -> DatabaseStart.open(old, 1, wait -> {}))
        .isInstanceOf(DatabaseStart.CannotOpen.class)
        .hasMessageContaining(old.toString())
        .hasMessageContaining("another build of Silkwire")
        .hasMessageContaining(old.isSqlite() ? "Delete " : "DROP SCHEMA public CASCADE")
        .hasMessageContaining("rebuilds them from Kafka");
  }

  @Test
  void aRewoundPartitionIsReadAgainAndItsPollsAreCountedOnce() throws SQLException {
    store.write(log.batch(poll(log), poll(log), article("a", 1, "First")));
    List<String> once = rows(POLL_TOTALS);

    OffsetRewind.rewind(database, "one", Map.of(POLLS, 0L, ARTICLES, 5L), CLOCK.instant());
    OffsetRewind.rewind(database, "another", Map.of(ARTICLES, 0L), CLOCK.instant());
    assertThat(OffsetRewind.stored(database, "one"))
        .as("an offset that is lower already and those of another cluster stay")
        .containsEntry(POLLS, 0L)
        .containsEntry(ARTICLES, 1L);

    execute("DELETE FROM polls");
    TestLog again = new TestLog("one");
    assertThat(store.write(again.batch(poll(again), poll(again)))).isInstanceOf(Written.class);
    assertThat(rows("SELECT COUNT(*) FROM polls")).containsExactly("2");
    assertThat(rows(POLL_TOTALS)).isEqualTo(once);
    assertThat(OffsetRewind.stored(database, "one")).containsEntry(POLLS, 2L);
  }

  @Test
  void aStaleWriterChangesNothing() throws SQLException {
    Batch late = log.batch(article("a", 1, "What the stale writer holds"));
    TestLog other = new TestLog("one");
    store.write(other.batch(other.put(Topics.ARTICLES, "a", with("a", 2, "Newer"))));

    assertThat(store.write(late)).isEqualTo(new Stale(ARTICLES));
    assertThat(rows("SELECT title FROM articles")).containsExactly("Newer");
    assertThat(store.offsets("one", List.of(ARTICLES))).containsEntry(ARTICLES, 1L);
  }

  @Test
  void anotherClusterIsConsumedFromItsBeginning() throws SQLException {
    store.write(log.batch(article("a", 1, "First"), article("b", 1, "Second")));
    TestLog wiped = new TestLog("two");

    assertThat(store.offsets("two", List.of(ARTICLES))).containsEntry(ARTICLES, 0L);
    assertThat(store.write(wiped.batch(wiped.put(Topics.ARTICLES, "a", with("a", 1, "Again")))))
        .isInstanceOf(Written.class);
    assertThat(rows("SELECT title FROM articles ORDER BY id")).containsExactly("Again", "Second");
  }

  @Test
  void unreadableRecordsBecomeDeadLettersAndTheOthersAreStored() throws SQLException {
    Outcome outcome =
        store.write(
            log.batch(
                article("a", 1, "Good"),
                log.text(Topics.ARTICLES, "b", "{\"id\": \"b\""),
                log.text(Topics.ARTICLES, "c", "null"),
                log.text(Topics.ARTICLES, "d", "{}"),
                log.put(Topics.ARTICLES, null, with("e", 1, "No key")),
                log.put(Topics.COUNTRY_DAYS, "KE/bri", Samples.countryDay()),
                article("f", 1, "Good too")));

    assertThat(outcome)
        .isEqualTo(
            new Written(
                Map.of(
                    Topics.ARTICLES.name(), new RecordCounts(2, 0, 0, 4),
                    Topics.COUNTRY_DAYS.name(), new RecordCounts(0, 0, 0, 1))));
    assertThat(rows("SELECT id FROM articles ORDER BY id")).containsExactly("a", "f");
    assertThat(letters())
        .allSatisfy(l -> assertThat(l.stage()).isEqualTo("sink"))
        .extracting(DeadLetter::offset)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 0L);
    assertThat(store.offsets("one", List.of(ARTICLES))).containsEntry(ARTICLES, 6L);
  }

  @Test
  void aRecordThatTheDatabaseRejectsBecomesADeadLetterAlone() throws Exception {
    execute(refusing("poison"));
    Outcome outcome =
        store.write(
            log.batch(
                article("a", 1, "Good"),
                article("b", 1, "poison"),
                article("c", 1, "Good too"),
                log.delete(Topics.ARTICLES, "d")));

    assertThat(outcome)
        .isEqualTo(new Written(Map.of(Topics.ARTICLES.name(), new RecordCounts(2, 1, 0, 1))));
    assertThat(rows("SELECT id FROM articles ORDER BY id")).containsExactly("a", "c");
    assertThat(rows("SELECT article_id FROM article_countries ORDER BY 1"))
        .containsExactly("a", "c");
    assertThat(letters()).extracting(DeadLetter::key).containsExactly("b");
    assertThat(letters().get(0).reason()).contains("the database refuses it");
    assertThat(store.offsets("one", List.of(ARTICLES))).containsEntry(ARTICLES, 4L);
  }

  @Test
  void aDeadLetterThatCannotBeStoredIsNotPublishedAgain() {
    Outcome outcome = store.write(log.batch(log.text(Topics.DEAD_LETTERS, "k", "nonsense")));

    assertThat(outcome)
        .isEqualTo(new Written(Map.of(Topics.DEAD_LETTERS.name(), new RecordCounts(0, 0, 0, 1))));
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void whenADeadLetterCannotBePublishedOffsetsDoNotAdvance() throws SQLException {
    producer.sendException = new org.apache.kafka.common.errors.TimeoutException("no broker");
    Batch batch = log.batch(article("a", 1, "Good"), log.text(Topics.ARTICLES, "b", "nonsense"));

    assertThat(store.write(batch)).isInstanceOf(Unavailable.class);
    assertThat(rows("SELECT id FROM articles")).isEmpty();
    assertThat(store.offsets("one", List.of(ARTICLES))).containsEntry(ARTICLES, 0L);

    producer.sendException = null;
    assertThat(store.write(batch)).isInstanceOf(Written.class);
  }

  @Test
  void errorsOfTheDatabaseAreNotErrorsOfARow() throws Exception {
    execute("ALTER TABLE articles RENAME TO elsewhere");
    Batch batch = log.batch(article("a", 1, "Good"));

    assertThat(store.write(batch)).isInstanceOf(Unavailable.class);
    execute("ALTER TABLE elsewhere RENAME TO articles");
    assertThat(store.write(batch)).isInstanceOf(Written.class);
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void textOfEveryScriptIsReturnedUnchanged() throws SQLException {
    String title = "一带一路 Цифровой ڈیجیٹل سلک روڈ 🚢 '; DROP TABLE articles; --";
    store.write(log.batch(article("a", 1, title)));

    assertThat(rows("SELECT title FROM articles")).containsExactly(title);
  }

  @Test
  void openingAgainChangesNothing() throws SQLException {
    store.write(log.batch(article("a", 1, "First")));
    Database.open(address).close();

    assertThat(rows("SELECT id FROM articles")).containsExactly("a");
  }
}
