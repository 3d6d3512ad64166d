package dev.silkwire.enrich;

import static dev.silkwire.enrich.Flow.START;
import static dev.silkwire.enrich.Readings.STORY;
import static dev.silkwire.enrich.Readings.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.Story;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.enrich.format.StateSerde;
import dev.silkwire.enrich.reach.CopyChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who carries a story, by the topic of stories. */
class StoryReachFlowTest {
  private final Flow flow = Flow.started();

  @AfterEach
  void stop() {
    flow.close();
  }

  private static RawArticle article(String name, Published published, int second) {
    Outlet outlet = new Outlet(name, name + ".example", "KE");
    Instant at = START.plusSeconds(second);
    return Readings.of(name, "Title of " + name, STORY, outlet, published, at);
  }

  private static RawArticle article(String name, int second) {
    return article(name, Readings.published(Readings.DAY), second);
  }

  private static StoryArticle carrier(RawArticle article) {
    return new StoryArticle(
        article.id(), article.outlet(), article.published(), article.fetchedAt());
  }

  private Story story(String name) {
    return flow.stories().row(id(name));
  }

  private void assertThatTopicsAgree() {
    assertThat(RecountedStories.withoutUpdate(flow.stories().rows()))
        .isEqualTo(
            RecountedStories.of(
                flow.articles().rows().values(), flow.duplicates().rows().values()));
  }

  @Test
  void anArticleWithoutCopiesIsNoStory() {
    flow.read(article("first", 0));
    assertThat(flow.stories().records()).isEmpty();
  }

  @Test
  void aCopyMakesAStoryOfItsOriginal() {
    RawArticle first = article("first", 1);
    RawArticle second = article("second", Published.UNKNOWN, 2);
    flow.read(first);
    flow.read(second);

    assertThat(story("first"))
        .isEqualTo(
            Story.of(carrier(first))
                .url(first.url())
                .title(first.title())
                .copies(1)
                .outlets(List.of(first.outlet(), second.outlet()), 2)
                .seen(first.fetchedAt(), second.fetchedAt())
                .earliest(carrier(first))
                .updatedAt(second.fetchedAt())
                .build());
  }

  @Test
  void theEarliestPublicationMayBeTheOneOfACopy() {
    flow.read(article("first", 1));
    flow.read(article("second", Readings.minute(Instant.parse("2026-10-31T07:30:00Z")), 2));
    flow.read(article("third", Readings.minute(Instant.parse("2026-10-31T09:30:00Z")), 3));

    assertThat(story("first").earliest().id()).isEqualTo(id("second"));
  }

  @Test
  void aStoryThatLosesItsLastCopyIsDeleted() {
    flow.read(article("first", 1));
    flow.read(article("second", 2));
    flow.read(Readings.of("second", Readings.OTHER));

    assertThat(flow.stories().rows()).isEmpty();
    assertThat(flow.stories().records().get(1).value()).isNull();
    assertThat(flow.total("*", "*").articles()).isEqualTo(2);
  }

  @Test
  void aRevisedCopyOfAnotherOriginalMovesToItsStory() {
    flow.read(article("first", 1));
    flow.read(Readings.of("other", Readings.OTHER));
    flow.read(article("second", 2));
    flow.read(Readings.of("second", Readings.OTHER));

    assertThat(flow.stories().rows()).containsOnlyKeys(id("other"));
    assertThatTopicsAgree();
  }

  @Test
  void aRevisedCopyOrOriginalRevisesTheStory() {
    flow.read(article("first", 1));
    flow.read(article("second", 2));
    flow.read(article("third", 3));
    Published early = Readings.minute(Instant.parse("2026-10-30T09:30:00Z"));
    flow.read(article("second", early, 4));
    assertThat(story("first").earliest().id()).isEqualTo(id("second"));
    assertThat(story("first").lastSeen()).isEqualTo(START.plusSeconds(4));
    assertThatTopicsAgree();

    flow.read(article("second", Published.UNKNOWN, 5));
    flow.read(Readings.of("first", "Another title", STORY, null, START.plusSeconds(6)));
    assertThat(story("first").title()).isEqualTo("Another title");
    assertThat(story("first").earliest().id()).isEqualTo(id("third"));
    assertThat(story("first").firstSeen()).isEqualTo(START.plusSeconds(3));
    assertThatTopicsAgree();
  }

  @Test
  void anArticleTaggedAgainLeavesItsStoryAsItIs() {
    flow.read(article("first", 1));
    flow.read(article("second", 2));
    flow.retag(article("first", 1));

    assertThat(flow.stories().records()).hasSize(1);
  }

  @Test
  void aStoryListsItsFirstOutletsAndCountsThemAll() {
    int copies = FieldLimits.STORY_OUTLETS + 9;
    for (int i = 0; i <= copies; i++) {
      flow.read(article("outlet" + i * 11 % (copies + 1), i));
    }
    assertThat(story(original()).outletCount()).isEqualTo(copies + 1);
    assertThatTopicsAgree();

    flow.read(Readings.of("outlet22", Readings.OTHER));
    assertThat(story(original()).copies()).isEqualTo(copies - 1);
    assertThatTopicsAgree();
  }

  private static String original() {
    return "outlet0";
  }

  @Test
  void aCopyThatArrivesBeforeItsOriginalWaitsForIt() {
    RawArticle copy = article("second", 2);
    byte[] early = StateSerde.of(CopyChange.class).serialize("", CopyChange.present(carrier(copy)));
    flow.repartition("copies", id("first"), early);
    flow.repartition("copies", id("first"), early);
    assertThat(flow.stories().rows()).isEmpty();
    assertThat(flow.countryDays().rows()).isEmpty();

    flow.read(article("first", 1));
    assertThat(story("first").copies()).isEqualTo(1);
    assertThat(story("first").firstSeen()).isEqualTo(START.plusSeconds(1));
    assertThat(flow.total(CountryDay.WORLD, CountryDay.ANY).articles()).isEqualTo(2);
  }

  @Test
  void aCopyRemovedTwiceIsSubtractedOnce() {
    flow.read(article("first", 1));
    flow.read(article("second", 2));
    byte[] gone =
        StateSerde.of(CopyChange.class).serialize("", CopyChange.removed(id("second"), START));
    flow.repartition("copies", id("first"), gone);
    flow.repartition("copies", id("first"), gone);

    assertThat(flow.stories().rows()).isEmpty();
    assertThat(flow.total("*", "*").articles()).isEqualTo(1);
  }
}
