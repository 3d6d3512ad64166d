package dev.silkwire.enrich;

import static dev.silkwire.enrich.Readings.STORY;
import static dev.silkwire.enrich.Readings.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.gazetteer.PlaceWords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a changed catalogue changes, and when. */
class CatalogueFlowTest {
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
  void changedPlaceWordsHoldFromTheNextArticleOn() {
    flow.read(Readings.of("first", STORY));
    assertThat(flow.total("KE", "*").articles()).isEqualTo(1);

    PlaceWords words = new PlaceWords(List.of(), List.of("Kenya", "Mombasa"));
    flow.countriesBy(new CountryTagger(Gazetteer.with(words)));
    flow.read(Readings.of("first", STORY + "\nOne more line that is new."));
    assertThat(flow.articles().row(id("first")).countries())
        .extracting(CountryTag::code)
        .containsExactly("DJ");
    assertThat(flow.total("KE", "*").articles()).isZero();
  }

  @Test
  void aRetaggedArticleHasTagsOfTheNewCatalogueAndTheSameRevision() {
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
  void onlyTheNewestRevisionOfAnOriginalIsRetagged() {
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
