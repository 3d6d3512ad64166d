package dev.silkwire.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.article.StepNames;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.format.StateVersionException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that should never be there: each is refused by name, and the next one is processed. */
class PoisonFlowTest {
  private final Flow flow = Flow.withoutCatalogue();

  @AfterEach
  void close() {
    flow.close();
  }

  private void assertThatArticlesAreStillProcessed() {
    flow.read(Readings.of("after", Readings.OTHER));
    assertThat(flow.articles().rows()).containsKey(Readings.id("after"));
  }

  private DeadLetter letter() {
    assertThat(flow.deadLetters().records()).hasSize(1);
    return JsonSerde.of(DeadLetter.class)
        .deserialize("", flow.deadLetters().records().get(0).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sketches", "verdicts", "copies", "contributions"})
  void garbageInARepartitionIsRefused(String name) {
    byte[] garbage = "\tgarbage\u00ff\u00ff\u00ff\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    flow.repartition(name, "k", garbage);
    assertThat(letter().topic()).isEqualTo("silkwire-enrich-" + name + "-repartition");
    assertThat(letter().stage()).isEqualTo("enrich");
    assertThat(letter().key()).isEqualTo("k");
    assertThat(letter().valueBytes()).isEqualTo(garbage.length);
    assertThat(letter().reason()).contains("version 9");
    assertThatArticlesAreStillProcessed();
  }

  @ParameterizedTest
  @CsvSource({
    "sketches, ''",
    "verdicts, ''",
    "copies, ''",
    "contributions, ''",
    "sketches, 01",
    "copies, 01ff",
    "contributions, 0282c2ffffffff0f",
    "verdicts, 0284",
    "verdicts, 0100",
    "sketches, 7b7d",
    "contributions, 7b7d",
  })
  void aValueThatEndsTooEarlyIsRefused(String name, String hex) {
    flow.repartition(name, "k", java.util.HexFormat.of().parseHex(hex));
    assertThat(letter().topic()).contains(name);
    assertThatArticlesAreStillProcessed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sketches", "verdicts", "copies", "contributions"})
  void aTombstoneInARepartitionIsRefused(String name) {
    flow.repartition(name, "k", null);
    assertThat(letter().reason()).isEqualTo("no value");
    assertThat(letter().value()).isNull();
    assertThatArticlesAreStillProcessed();
  }

  @ParameterizedTest
  @ValueSource(ints = {900_000, 3_900_000})
  void largeGarbageLeavesASmallDeadLetter(int size) {
    flow.bytes("k", ("\"" + "x".repeat(size) + "\"").getBytes(UTF_8));
    assertThat(letter().valueBytes()).isEqualTo(size + 2);
    assertThat(flow.deadLetters().records().get(0).value()).hasSizeLessThan(100_000);
    assertThatArticlesAreStillProcessed();
  }

  @Test
  void anArticleFetchedBeyondAllYearsIsRefusedByItsField() {
    String json =
        new String(JsonSerde.of(RawArticle.class).serialize("", Readings.of("a", "text")), UTF_8);
    flow.bytes(
        Readings.id("a"),
        json.replaceAll(
                "\"fetchedAt\":\"[^\"]*\"",
                "\"fetchedAt\":\"+999999999-12-31T23:59:59.999999999Z\"")
            .getBytes(UTF_8));
    assertThat(letter().reason()).contains("fetchedAt").doesNotContain("999999999-12");
    assertThatArticlesAreStillProcessed();
  }

  @Test
  void aHeadlineOfAMegabyteIsRefusedByItsField() {
    String json =
        new String(JsonSerde.of(RawArticle.class).serialize("", Readings.of("a", "text")), UTF_8);
    flow.bytes(Readings.id("a"), json.replace("Title of a", "T".repeat(1_500_000)).getBytes(UTF_8));
    assertThat(letter().reason()).contains("title").contains("1,000".replace(",", ""));
    assertThatArticlesAreStillProcessed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "{}", "null", "[1,2]", "{\"id\":\"\"}"})
  void garbageInTheRetagsIsRefused(String value) {
    flow.record(Topics.RETAGS.name(), new TestRecord<>("k", value.getBytes(UTF_8)));
    flow.record(Topics.RETAGS.name(), new TestRecord<>(null, value.getBytes(UTF_8)));
    assertThat(flow.deadLetters().records()).hasSize(2);
    assertThatArticlesAreStillProcessed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "{}",
        "null",
        "[1,2]",
        "{\"id\":\"k\",\"name\":\"K\",\"en\":[null]}",
        "{\"id\":\"k\",\"name\":\"K\",\"names\":{\"ru\":null}}",
        "{\"id\":\"k\",\"name\":\"K\",\"names\":{\"\":[\"\",\" \"]}}",
        "{\"id\":\"k\",\"name\":\"K\",\"lead\":[\"\",\"zz\"],\"contextual\":[{\"phrase\":\"\"}]}",
        "{\"id\":\"k\",\"name\":\"K\",\"regex\":{\"en\":\"(a+)+\\\\1\"}}",
        "{\"id\":\"k\",\"name\":\"K\",\"acronyms\":[{\"form\":\"\",\"ambiguous\":true}]}",
      })
  void aPoisonedCatalogueEntryIsNotInForceAndStopsNothing(String value) {
    flow.initiativeBytes("k", value.getBytes(UTF_8));
    flow.record(Topics.INITIATIVES.name(), new TestRecord<>(null, value.getBytes(UTF_8)));
    flow.initiative(initiative("good", "data centre"));
    flow.read(Readings.of("a", Readings.STORY));
    Article article = flow.articles().row(Readings.id("a"));
    assertThat(article.initiatives()).extracting(tag -> tag.id()).containsExactly("good");
  }

  private static Initiative initiative(String id, String form) {
    return new Initiative(
        id,
        id,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(form),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null);
  }

  @Test
  void aBugOnOneArticleRefusesItsRecordAndChangesNothing() {
    CountryTagger broken = null; // Its use is a NullPointerException in the tagging step.
    flow.countriesBy(broken);
    flow.read(Readings.of("a", Readings.STORY));
    assertThat(letter().reason()).contains("step apply-decisions failed: NullPointerException");
    assertThat(letter().key()).isEqualTo(Readings.id("a"));
    assertThat(flow.articles().rows()).isEmpty();

    flow.countriesBy(Flow.COUNTRIES);
    assertThatArticlesAreStillProcessed();
  }

  @Test
  void aTraceHeaderOfMegabytesIsNotPassedOn() {
    RawArticle article = Readings.of("a", Readings.STORY);
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", new byte[2_000_000]);
    headers.add("tracestate", new byte[2_000_000]);
    flow.record(
        new TestRecord<>(
            article.id(),
            JsonSerde.of(RawArticle.class).serialize("", article),
            headers,
            Flow.START));
    flow.articles()
        .records()
        .forEach(
            record -> record.headers().forEach(h -> assertThat(h.value()).hasSizeLessThan(1_000)));
    assertThat(flow.articles().rows()).hasSize(1);
  }

  @Test
  void anUnreadableValueInAStoreCountsAsAbsent() {
    flow.corrupt(StepNames.KNOWN_ARTICLES, Readings.id("a"), new byte[] {9, 9, 9});
    flow.corrupt(StepNames.FOOTPRINTS, Readings.id("a"), new byte[] {2, -1, -1, -1});
    flow.read(Readings.of("a", Readings.STORY));
    assertThat(flow.articles().rows()).containsKey(Readings.id("a"));
    assertThat(flow.countryDays().rows()).isNotEmpty();
  }

  @Test
  void aStoreOfAnOlderBuildStopsTheStageAndNothingIsPublished() {
    flow.corrupt(StepNames.KNOWN_ARTICLES, Readings.id("a"), new byte[] {1, 1, 0});
    assertThatThrownBy(() -> flow.read(Readings.of("a", Readings.STORY)))
        .hasRootCauseInstanceOf(StateVersionException.class);
    assertThat(flow.articles().rows()).isEmpty();
    assertThat(flow.deadLetters().records()).isEmpty();
  }

  @Test
  void aRecordFullOfWhatTheContractAllowsFitsIntoOneRecord() {
    flow.initiative(initiative("every", "ab"));
    String text = "ab \u4e2d ".repeat(FieldLimits.TEXT / 5);
    RawArticle article = Readings.of("a", text);
    flow.read(article);
    assertThat(flow.articles().rows()).containsKey(article.id());
    assertThat(flow.mentions().rows()).hasSize(1);
  }

  @Test
  void anArticleWithThousandsOfMentionsKeepsAllItsInitiatives() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < FieldLimits.INITIATIVES; i++) {
      String form = "plan" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
      flow.initiative(initiative("initiative-" + form, form));
      for (int n = 0; n < FieldLimits.MENTIONS; n++) {
        text.append(form).append(' ').append(n).append("x, ");
      }
    }
    text.append("\u4e2d".repeat(FieldLimits.TEXT - text.length()));
    flow.read(Readings.of("a", text.toString()));
    Article article = flow.articles().row(Readings.id("a"));
    assertThat(article.initiatives()).hasSize(FieldLimits.INITIATIVES);
    assertThat(article.initiatives()).allMatch(tag -> tag.count() == FieldLimits.MENTIONS);
    assertThat(flow.mentions().rows()).hasSize(FieldLimits.INITIATIVES);
  }
}
