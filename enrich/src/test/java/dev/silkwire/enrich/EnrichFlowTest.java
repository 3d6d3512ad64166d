package dev.silkwire.enrich;

import static dev.silkwire.enrich.Readings.STORY;
import static dev.silkwire.enrich.Readings.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.JsonSerde;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.RawArticle;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrichFlowTest {
  private static final String OTHER =
      """
      Ministers from six countries met in Lima to agree on rules for fishing fleets and their ports.
      They could not settle how many ships each side may send, and put the matter off until May.
      Peru offered to host the next round, and Chile said that it would bring figures of its own.
      Observers from two universities were let in for the first time since these talks began.""";
  private static final String DAY = Readings.DAY.toString();

  private Flow flow;

  @BeforeEach
  void start() {
    flow = Flow.started();
  }

  @AfterEach
  void stop() {
    flow.close();
  }

  @Test
  void aNewArticleIsPublishedWithItsTagsMentionsAndTotals() {
    flow.read(Readings.of("first", STORY));

    Article article = flow.articles().row(id("first"));
    assertThat(article.revision()).isEqualTo(1);
    assertThat(article.storyId()).isEqualTo(id("first"));
    assertThat(article.initiatives()).extracting("id").containsExactly("digital-silk-road");
    Mention mention = flow.mentions().row(Mention.key(id("first"), "digital-silk-road"));
    assertThat(mention.count()).isEqualTo(1);
    assertThat(mention.sentences()).hasSize(1);
    assertThat(mention.countries()).contains("KE", "DJ");
    assertThat(total("KE", "digital-silk-road"))
        .isEqualTo(new CountryDay("KE", "digital-silk-road", DAY, 1, 1, 1, 1, Flow.START));
    assertThat(total("KE", "*").mentions()).isEqualTo(2);
    assertThat(flow.duplicates().rows()).isEmpty();
    assertThat(flow.deadLetters().rows()).isEmpty();
  }

  @Test
  void theSameReadingAgainChangesNothing() {
    flow.read(Readings.of("first", STORY));
    flow.articles();
    flow.read(Readings.of("first", STORY));

    assertThat(flow.articles().records()).hasSize(1);
    assertThat(flow.count("unchanged")).isEqualTo(1);
    assertThat(total("KE", "*").stories()).isEqualTo(1);
  }

  @Test
  void aRevisionThatDropsAMentionTakesItOffTheCountry() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("first", STORY.replace("the Digital Silk Road", "Global Gateway")));

    assertThat(flow.articles().row(id("first")).revision()).isEqualTo(2);
    assertThat(flow.mentions().rows().keySet())
        .containsExactly(Mention.key(id("first"), "global-gateway"));
    assertThat(total("KE", "digital-silk-road"))
        .isEqualTo(new CountryDay("KE", "digital-silk-road", DAY, 0, 0, 0, 0, Flow.START));
    assertThat(total("KE", "global-gateway").stories()).isEqualTo(1);
    assertThat(total("KE", "*").stories()).isEqualTo(1);
  }

  @Test
  void aRevisionWithAnotherDateMovesToItsDay() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("first", "Title of first", STORY, Readings.DAY.plusDays(1), Flow.START));

    assertThat(total("KE", "*").stories()).isZero();
    String next = CountryDay.key("KE", "*", Readings.DAY.plusDays(1).toString());
    assertThat(flow.countryDays().row(next).stories()).isEqualTo(1);
  }

  @Test
  void whatHasNoDateIsCountedAsUndated() {
    flow.read(Readings.of("first", "Title", STORY, null, Flow.START));

    String key = CountryDay.key("KE", "*", Published.UNDATED);
    assertThat(flow.countryDays().row(key).stories()).isEqualTo(1);
  }

  @Test
  void theSameTextElsewhereIsADuplicateAndAddsReach() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));

    Duplicate duplicate = flow.duplicates().row(id("second"));
    assertThat(duplicate.duplicateOf()).isEqualTo(id("first"));
    assertThat(duplicate.storyId()).isEqualTo(id("first"));
    assertThat(duplicate.kind()).isEqualTo(Duplicate.Kind.SAME_TEXT);
    assertThat(flow.articles().rows()).containsOnlyKeys(id("first"));
    assertThat(total("KE", "digital-silk-road"))
        .isEqualTo(new CountryDay("KE", "digital-silk-road", DAY, 1, 2, 1, 1, Flow.START));
  }

  @Test
  void anEditedCopyIsANearDuplicate() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", "MOMBASA - " + STORY.replace("three months", "a quarter")));

    Duplicate duplicate = flow.duplicates().row(id("second"));
    assertThat(duplicate.kind()).isEqualTo(Duplicate.Kind.NEAR);
    assertThat(duplicate.similarity()).isBetween(0.5, 0.99);
  }

  @Test
  void anotherStoryIsNoDuplicate() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", OTHER));

    assertThat(flow.articles().rows()).hasSize(2);
    assertThat(flow.duplicates().rows()).isEmpty();
  }

  @Test
  void aRevisedOriginalMovesItsCopiesReachToo() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("first", STORY.replace("Kenya", "Uganda")));

    assertThat(total("UG", "digital-silk-road").articles()).isEqualTo(2);
    assertThat(total("UG", "digital-silk-road").stories()).isEqualTo(1);
    assertThat(flow.articles().row(id("first")).revision()).isEqualTo(2);
  }

  @Test
  void aCopyThatBecomesAStoryOfItsOwnIsPublishedAndLeavesItsOriginal() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("second", OTHER));

    assertThat(flow.duplicates().rows()).isEmpty();
    assertThat(flow.articles().row(id("second")).revision()).isEqualTo(2);
    assertThat(total("KE", "digital-silk-road").articles()).isEqualTo(1);
    assertThat(total("PE", "*").stories()).isEqualTo(1);
  }

  @Test
  void aCopyThatIsRevisedButStaysOneKeepsItsPlace() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("second", STORY + "\nNothing more was said about it on Sunday."));

    assertThat(flow.duplicates().row(id("second")).kind()).isEqualTo(Duplicate.Kind.NEAR);
    assertThat(flow.articles().rows()).containsOnlyKeys(id("first"));
    assertThat(total("KE", "digital-silk-road").articles()).isEqualTo(2);
  }

  @Test
  void aCopyThatComesToRepeatAnotherMovesItsReach() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("other", OTHER));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("second", OTHER));

    assertThat(flow.duplicates().row(id("second")).duplicateOf()).isEqualTo(id("other"));
    assertThat(total("KE", "*").articles()).isEqualTo(1);
    assertThat(total("PE", "*").articles()).isEqualTo(2);
  }

  @Test
  void aGrownLivePageIsHeldAgainstWhatItHasBecome() {
    flow.read(Readings.of("live", STORY));
    flow.read(Readings.of("live", STORY + "\n" + OTHER));
    flow.read(Readings.of("copy", OTHER));

    assertThat(flow.duplicates().row(id("copy")).duplicateOf()).isEqualTo(id("live"));
  }

  @Test
  void anOriginalIsForgottenWhenItsTimeIsUp() {
    flow.read(Readings.of("first", STORY));
    flow.advance(Duration.ofDays(31));
    flow.read(Readings.of("second", STORY));

    assertThat(flow.articles().rows()).hasSize(2);
  }

  @Test
  void anArticleThatClaimsToBeFromTheFutureForgetsNothing() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("late", "T", OTHER, Readings.DAY, Instant.parse("2099-01-01T00:00:00Z")));
    flow.read(Readings.of("second", STORY));

    assertThat(flow.duplicates().rows()).containsOnlyKeys(id("second"));
    assertThat(flow.articles().records())
        .allSatisfy(r -> assertThat(r.timestamp()).isLessThanOrEqualTo(Flow.START.toEpochMilli()));
  }

  @Test
  void whatIsNoArticleBecomesADeadLetterWithItsBytes() {
    byte[] broken = "{\"id\": \"x\", \"url\": ".getBytes(UTF_8);
    flow.bytes("x", broken);
    flow.bytes("y", null);
    flow.bytes("z", JsonSerde.of(RawArticle.class).serialize("", Readings.of("a", STORY)));
    flow.read(Readings.of("first", STORY));

    Map<String, DeadLetter> letters = flow.deadLetters().rows();
    assertThat(letters).containsOnlyKeys("x", "y", "z");
    assertThat(Base64.getDecoder().decode(letters.get("x").value())).isEqualTo(broken);
    assertThat(letters.get("x").stage()).isEqualTo("enrich");
    assertThat(letters.get("y").reason()).isEqualTo("no value");
    assertThat(letters.get("z").reason()).contains("key");
    assertThat(flow.articles().rows()).containsOnlyKeys(id("first"));
    assertThat(flow.count("refused")).isEqualTo(3);
  }

  @Test
  void aChangedCatalogueHoldsFromTheNextArticleOn() {
    flow.read(Readings.of("first", STORY));
    flow.initiative(initiative("rack-plan", "first racks"));
    flow.read(Readings.of("first", STORY + "\nOne more line that is new."));

    assertThat(flow.mentions().rows()).containsKey(Mention.key(id("first"), "rack-plan"));

    flow.initiativeBytes("rack-plan", null);
    flow.read(Readings.of("first", STORY + "\nAnd another line that is new."));
    assertThat(flow.mentions().rows()).doesNotContainKey(Mention.key(id("first"), "rack-plan"));
    assertThat(flow.articles().row(id("first")).revision()).isEqualTo(3);
  }

  @Test
  void anArticleTaggedAnewSaysWhatTheCatalogueSaysNowAndStaysItsRevision() {
    RawArticle article = Readings.of("a", Readings.STORY);
    flow.read(article);
    flow.read(Readings.of("copy", Readings.STORY));
    flow.initiative(initiative("rack-plan", "first racks"));
    flow.retag(article);

    assertThat(flow.articles().row(article.id()).revision()).isEqualTo(1);
    assertThat(flow.mentions().rows())
        .containsKeys(article.id() + "/rack-plan", article.id() + "/digital-silk-road");
    assertThat(flow.countryDays().row("KE/rack-plan/" + Readings.DAY).articles()).isEqualTo(2);
    assertThat(flow.countryDays().row("KE/*/" + Readings.DAY).stories()).isEqualTo(1);
    assertThat(flow.count("received")).isEqualTo(2);
    assertThat(flow.count("retagged")).isEqualTo(1);
  }

  @Test
  void onlyTheReadingInForceOfAnOriginalIsTaggedAnew() {
    RawArticle first = Readings.of("a", Readings.STORY);
    RawArticle copy = Readings.of("copy", Readings.STORY);
    flow.read(first);
    flow.read(copy);
    flow.read(Readings.of("a", "Nothing of that was true, and Peru regrets it."));
    int written = flow.articles().records().size();
    flow.retag(first);
    flow.retag(copy);
    flow.retag(Readings.of("unknown", Readings.STORY));

    assertThat(flow.articles().records()).hasSize(written);
  }

  @Test
  void aMalformedInitiativeIsNotInForceAndStopsNothing() {
    flow.initiativeBytes("broken", "{".getBytes(UTF_8));
    flow.initiativeBytes("bad-regex", json(withRegex("bad-regex", "((")));
    flow.read(Readings.of("first", STORY));

    assertThat(flow.articles().row(id("first")).initiatives()).hasSize(1);
  }

  @Test
  void withoutACatalogueCountriesAreTaggedAllTheSame() {
    try (Flow bare = Flow.withoutCatalogue()) {
      bare.read(Readings.of("first", STORY));
      assertThat(bare.articles().row(id("first")).initiatives()).isEmpty();
      assertThat(bare.articles().row(id("first")).countries()).isNotEmpty();
    }
  }

  @Test
  void recordsCarryTheTraceAndSayWhatTheyAre() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    RawArticle article = Readings.of("first", STORY);
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", trace.getBytes(UTF_8));
    headers.add("ce_type", "dev.silkwire.raw-article.v1".getBytes(UTF_8));
    flow.record(
        new TestRecord<>(
            article.id(),
            JsonSerde.of(RawArticle.class).serialize("", article),
            headers,
            Flow.START));

    List.of(flow.articles(), flow.mentions(), flow.countryDays())
        .forEach(
            table ->
                assertThat(table.records())
                    .isNotEmpty()
                    .allSatisfy(
                        r -> {
                          assertThat(CloudEventHeaders.text(r.headers(), "traceparent"))
                              .isEqualTo(trace);
                          assertThat(CloudEventHeaders.text(r.headers(), "ce_source"))
                              .isEqualTo("/enrich");
                        }));
    assertThat(CloudEventHeaders.text(flow.articles().records().get(0).headers(), "ce_type"))
        .isEqualTo("dev.silkwire.article.v1");
  }

  private CountryDay total(String country, String initiative) {
    return flow.countryDays().row(CountryDay.key(country, initiative, DAY));
  }

  private static Initiative initiative(String id, String phrase) {
    return new Initiative(
        id,
        id,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(phrase),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null);
  }

  private static Initiative withRegex(String id, String regex) {
    return new Initiative(
        id,
        id,
        null,
        null,
        List.of(),
        null,
        null,
        List.of("zzz"),
        List.of(),
        List.of(),
        Map.of(),
        Map.of("ru", regex),
        List.of(),
        null);
  }

  private static byte[] json(Initiative initiative) {
    return JsonSerde.of(Initiative.class).serialize("", initiative);
  }
}
