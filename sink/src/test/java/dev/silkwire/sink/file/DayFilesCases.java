package dev.silkwire.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.json.Json;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.store.Retention;
import dev.silkwire.sink.store.RetentionConfig;
import dev.silkwire.sink.store.SinkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of the export as files by day, for each database. */
abstract class DayFilesCases extends DayFilesFixture {
  @Test
  void rowsAreInTheFileOfTheirDay() throws Exception {
    store(
        article("a", 1, "2026-10-19T23:59:59.999Z", "one.example"),
        article("b", 1, "2026-10-20T00:00:00Z", "two.example"),
        mention(),
        total("KE", "bri", "2026-10-18", 3),
        total("KE", "*", "undated", 1));

    assertThat(write()).isEqualTo(5);
    assertThat(files())
        .containsExactly(
            "articles/2026-10-19.jsonl.gz",
            "articles/2026-10-20.jsonl.gz",
            "country-days/2026-10-18.jsonl.gz",
            "country-days/undated.jsonl.gz",
            "mentions/2026-10-20.jsonl.gz");
    JsonNode line = Json.mapper().readTree(lines("articles/2026-10-19.jsonl.gz").get(0));
    assertThat(line.get("id").asText()).isEqualTo("a");
    assertThat(line.get("outlet_name").isNull()).isTrue();
    assertThat(line.get("published_suspect").isBoolean()).isTrue();
    assertThat(line.at("/countries/0/code").asText()).isEqualTo("KE");
    assertThat(line.at("/initiatives/0/id").asText()).isEqualTo("bri");
    assertThat(lines("country-days/2026-10-18.jsonl.gz"))
        .containsExactly(
            "{\"country\":\"KE\",\"initiative\":\"bri\",\"day\":\"2026-10-18\",\"stories\":3,"
                + "\"articles\":6,\"mentions\":3,\"focus_stories\":0,"
                + "\"updated_at\":\"2026-10-20T06:00:00.000Z\"}");
  }

  @Test
  void aDayOfManyPagesIsWrittenWhole() throws Exception {
    store(
        IntStream.range(0, 2 * DayTable.PAGE_SIZE + 1)
            .mapToObj(i -> article("a" + i, 1, "2026-10-20T06:00:0" + i % 3 + "Z", "x.example"))
            .toArray(SinkRecord[]::new));
    write();

    assertThat(lines("articles/2026-10-20.jsonl.gz"))
        .hasSize(2 * DayTable.PAGE_SIZE + 1)
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyChangedDaysAreWrittenAgainEvenAfterARestart() throws Exception {
    store(
        article("a", 1, "2026-10-18T06:00:00Z", "one.example"),
        article("b", 1, "2026-10-19T06:00:00Z", "two.example"));
    write();
    Object untouched = inode("articles/2026-10-18.jsonl.gz");
    restart();

    assertThat(write()).isZero();
    store(article("b", 1, "2026-10-19T06:00:00Z", "tagged-anew.example"));
    assertThat(write()).isEqualTo(1);
    assertThat(lines("articles/2026-10-19.jsonl.gz"))
        .singleElement()
        .asString()
        .contains("tagged-anew.example");
    assertThat(inode("articles/2026-10-18.jsonl.gz")).isEqualTo(untouched);
  }

  @Test
  void aRevisionIsRemovedFromItsPreviousDay() throws Exception {
    store(
        article("a", 1, "2026-10-18T06:00:00Z", "one.example"),
        article("b", 1, "2026-10-18T06:00:00Z", "two.example"));
    write();
    store(article("a", 2, "2026-10-20T06:00:00Z", "one.example"));
    write();

    assertThat(lines("articles/2026-10-18.jsonl.gz"))
        .singleElement()
        .asString()
        .contains("\"id\":\"b\"");
    assertThat(lines("articles/2026-10-20.jsonl.gz"))
        .singleElement()
        .asString()
        .contains("\"revision\":2");
  }

  @Test
  void theFileOfADayWithoutRowsIsDeleted() throws Exception {
    store(article("a", 1, "2026-10-18T06:00:00Z", "one.example"), mention());
    write();
    store(noArticle("a"), noMention());

    assertThat(write()).isEqualTo(2);
    assertThat(files()).isEmpty();
    assertThat(write()).isZero();
  }

  @Test
  void rowsDeletedByRetentionAreRemovedFromTheFiles() throws Exception {
    store(
        article("a", 1, "2026-10-10T06:00:00Z", "one.example"),
        article("b", 1, "2026-10-20T06:00:00Z", "two.example"));
    write();
    RetentionConfig aWeek = new RetentionConfig(Duration.ofDays(7), null, null, null, null);
    new Retention(database, InstantSource.fixed(Instant.parse("2026-10-20T07:00:00Z")), aWeek)
        .sweep();
    write();

    assertThat(files()).containsExactly("articles/2026-10-20.jsonl.gz");
  }

  @Test
  void aDeletedFileIsWrittenAgain() throws Exception {
    store(article("a", 1, "2026-10-18T06:00:00Z", "one.example"));
    write();
    Files.delete(out.resolve("articles/2026-10-18.jsonl.gz"));

    assertThat(write()).isEqualTo(1);
    assertThat(files()).containsExactly("articles/2026-10-18.jsonl.gz");
  }

  @Test
  void temporaryFilesOfACrashAreDeleted() throws Exception {
    Files.writeString(out.resolve("articles/.2026-10-18.jsonl.gz.tmp"), "half");
    Files.writeString(out.resolve("..written.json.tmp"), "half");
    restart();

    assertThat(files()).isEmpty();
  }

  @Test
  void aDayThatIsNotADateIsNotExported() throws Exception {
    store(noDay("../../2026-10-18"));

    assertThat(write()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void filesOfAnotherDatabaseAreKept() throws Exception {
    store(article("a", 1, "2026-10-18T06:00:00Z", "one.example"));
    write();
    becomeAnother(database);
    store(article("b", 1, "2026-10-19T06:00:00Z", "one.example"));

    assertThatThrownBy(this::write)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another database");
    assertThat(files()).containsExactly("articles/2026-10-18.jsonl.gz");
  }

  private static void becomeAnother(Database database) throws SQLException {
    database.write(
        c -> {
          try (Statement statement = c.createStatement()) {
            return statement.executeUpdate("UPDATE identity SET id = 'another'");
          }
        });
  }
}
