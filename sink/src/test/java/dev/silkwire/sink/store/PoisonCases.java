package dev.silkwire.sink.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.FuzzSettings;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.store.Outcome.RecordCounts;
import dev.silkwire.sink.store.Outcome.Written;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No record, whatever it holds, stops the store, whichever database it writes to. */
abstract class PoisonCases extends StoreFixture {
  private static final long CPU_LIMIT = 2_000_000_000L;
  private static final int BATCHES = FuzzSettings.rounds(15);
  private static final int RECORDS = 50;
  private static final long SEED = FuzzSettings.seed();

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of(null, "no key"),
        Arguments.of("", "form"),
        Arguments.of("a\0b", "control"),
        Arguments.of("\uFFFD\uFFFD", "UTF-8"),
        Arguments.of("a\nb\u202Ec", "control"),
        Arguments.of("k".repeat(1_000_000), "1000000 characters"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyThatNoDatabaseCanStoreIsRejected(String key, String reason) throws SQLException {
    SinkRecord[] poisoned = {
      article("a", 1, "Before"),
      log.put(Topics.ARTICLES, key, with("b", 1, "Poison")),
      log.delete(Topics.ARTICLES, key),
      article("c", 1, "After")
    };

    assertWritten(log.batch(poisoned), 2, 2);
    assertThat(rows("SELECT id FROM articles ORDER BY id")).containsExactly("a", "c");
    assertThat(letters().get(0).reason()).contains(reason);
    assertThat(letters().get(0).reason().length()).isLessThanOrEqualTo(FieldLimits.NOTE);
  }

  @Test
  void aKeyWithManySlashesRejectsOneRecordAtMost() throws SQLException {
    Batch batch =
        log.batch(
            log.put(Topics.COUNTRY_DAYS, "/".repeat(400), Samples.countryDay()),
            log.put(Topics.MENTIONS, "a" + "/".repeat(400), Samples.mention()),
            article("a", 1, "Good"));

    assertWritten(batch, 2, 1);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(Topics.ARTICLES, "published.date", "-0050-01-01"),
        Arguments.of(Topics.ARTICLES, "published.at", "+999999999-12-31T23:59:59Z"),
        Arguments.of(Topics.ARTICLES, "fetchedAt", "+999999999-12-31T23:59:59Z"),
        Arguments.of(Topics.ARTICLES, "title", "nul \0 inside"),
        Arguments.of(Topics.ARTICLES, "url", "javascript:alert(1)//"),
        Arguments.of(Topics.ARTICLES, "url", "https://e.example/" + "x".repeat(3000)),
        Arguments.of(Topics.ARTICLES, "outlet.domain", "d".repeat(3000)),
        Arguments.of(Topics.ARTICLES, "regions.0.id", "r".repeat(3000)),
        Arguments.of(Topics.ARTICLES, "regions.0.id", "nul \0 inside"),
        Arguments.of(Topics.ARTICLES, "initiatives.0.count", -1),
        Arguments.of(Topics.COUNTRY_DAYS, "stories", Long.MAX_VALUE),
        Arguments.of(Topics.COUNTRY_DAYS, "mentions", -5),
        Arguments.of(Topics.DUPLICATES, "similarity", 1e300 * 1e300),
        Arguments.of(Topics.DUPLICATES, "duplicateOf", "x\0y"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueThatNoDatabaseCanStoreIsRejected(Topic<?> topic, String field, Object value)
      throws SQLException {
    byte[] poison = HostileRecords.with(topic, field, value);
    Batch batch =
        log.batch(
            article("a", 1, "Before"),
            log.raw(topic, HostileRecords.keyOf(topic), poison),
            article("c", 1, "After"));

    assertWritten(batch, 2, 1);
    assertThat(rows("SELECT id FROM articles ORDER BY id")).containsExactly("a", "c");
    assertThat(letters()).extracting(DeadLetter::topic).containsExactly(topic.name());
  }

  @Test
  void fourMegabytesOfGarbageMakeASmallDeadLetter() {
    byte[] garbage = ("\"" + "x".repeat(3_900_000) + "\"").getBytes(UTF_8);

    assertWritten(log.batch(log.raw(Topics.ARTICLES, "k", garbage)), 0, 1);
    assertThat(letters().get(0).valueBytes()).isEqualTo(garbage.length);
    assertThat(producer.history().get(0).value().length).isLessThan(FieldLimits.RECORD_BYTES);
  }

  @Test
  void aDeadLetterWithALongKeyFitsIntoKafka() {
    assertWritten(log.batch(log.text(Topics.ARTICLES, "k".repeat(1_000_000), "{}")), 0, 1);

    assertThat(producer.history().get(0).key()).hasSize(FieldLimits.KEY);
  }

  @Test
  void aChineseTextOfManyDifferentPairsIsIndexed() throws SQLException {
    Random random = new Random(1);
    String text =
        IntStream.range(0, 150_000)
            .map(i -> 0x4E00 + random.nextInt(20_000))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    byte[] value = HostileRecords.with(Topics.ARTICLES, "text", text);

    assertWritten(log.batch(log.raw(Topics.ARTICLES, "a", value)), 1, 0);
  }

  @Test
  void aRecordThatCausesAProgramErrorIsRejectedAlone() throws SQLException {
    SinkRecord culprit = log.put(Topics.ARTICLES, "b", with("b", 1, "Poison"));
    Batch read = log.batch(article("a", 1, "Before"), culprit, article("c", 1, "After"));
    List<DecodedRecord> records = new ArrayList<>(read.records());
    records.set(
        1, new DecodedRecord.Change<>(culprit, Tables.ARTICLES, List.of(), with("b", 1, "Poison")));

    assertWritten(new Batch(read.cluster(), read.advances(), records), 2, 1);
    assertThat(rows("SELECT id FROM articles ORDER BY id")).containsExactly("a", "c");
  }

  @Test
  void aDeadLetterThatKafkaRejectsPermanentlyDoesNotStopTheLoop() {
    producer.sendException = new RecordTooLargeException("too large");
    int[] lost = new int[1];
    Store other =
        new Store(
            database, new Offsets(CLOCK), new DeadLetterSender(producer, CLOCK, () -> lost[0]++));
    Batch batch = log.batch(article("a", 1, "Good"), log.text(Topics.ARTICLES, "b", "nonsense"));

    assertThat(other.write(batch)).isInstanceOf(Written.class);
    assertThat(lost[0]).isEqualTo(1);
  }

  @Test
  void mutatedRecordsOfEveryTopicAreWrittenOrRejected() {
    HostileRecords hostile = new HostileRecords(log, SEED);
    for (int i = 0; i < BATCHES; i++) {
      SinkRecord[] arrivals =
          Stream.generate(hostile::next).limit(RECORDS).toArray(SinkRecord[]::new);
      long begun = cpu();
      assertWritten(log.batch(arrivals));
      assertThat(cpu() - begun).as("CPU time of batch " + i).isLessThan(CPU_LIMIT);
    }
  }

  private void assertWritten(Batch batch) {
    Outcome outcome = store.write(batch);
    assertThat(outcome).isInstanceOf(Written.class);
    assertThat(all((Written) outcome, RecordCounts::records)).isEqualTo(batch.records().size());
  }

  private void assertWritten(Batch batch, int written, int refused) {
    Outcome outcome = store.write(batch);
    assertThat(outcome).isInstanceOf(Written.class);
    assertThat(all((Written) outcome, RecordCounts::refused)).isEqualTo(refused);
    assertThat(all((Written) outcome, t -> t.upserted() + t.deleted())).isEqualTo(written);
  }

  private static long all(Written written, ToLongFunction<RecordCounts> number) {
    return written.counts().values().stream().mapToLong(number).sum();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
