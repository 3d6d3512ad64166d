package dev.silkwire.enrich;

import static dev.silkwire.enrich.Flow.START;
import static dev.silkwire.enrich.Readings.STORY;
import static dev.silkwire.enrich.Readings.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.Duplicate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which articles repeat which, and what that does to the totals. */
class StoriesFlowTest {
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
  void theSameTextElsewhereIsADuplicateAndAddsReach() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));

    Duplicate duplicate = flow.duplicates().row(id("second"));
    assertThat(duplicate.duplicateOf()).isEqualTo(id("first"));
    assertThat(duplicate.storyId()).isEqualTo(id("first"));
    assertThat(duplicate.kind()).isEqualTo(Duplicate.Kind.SAME_TEXT);
    assertThat(flow.articles().rows()).containsOnlyKeys(id("first"));
    assertThat(flow.total("KE", "digital-silk-road"))
        .isEqualTo(
            new CountryDay(
                "KE", "digital-silk-road", Readings.DAY.toString(), 1, 2, 1, 1, Flow.START));
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
    flow.read(Readings.of("second", Readings.OTHER));

    assertThat(flow.articles().rows()).hasSize(2);
    assertThat(flow.duplicates().rows()).isEmpty();
  }

  @Test
  void aRevisedOriginalMovesItsCopiesReachToo() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("first", STORY.replace("Kenya", "Uganda")));

    assertThat(flow.total("UG", "digital-silk-road").articles()).isEqualTo(2);
    assertThat(flow.total("UG", "digital-silk-road").stories()).isEqualTo(1);
    assertThat(flow.articles().row(id("first")).revision()).isEqualTo(2);
  }

  @Test
  void aCopyThatBecomesAnOriginalIsPublishedAndRemovedFromItsOriginal() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("second", Readings.OTHER));

    assertThat(flow.duplicates().rows()).isEmpty();
    assertThat(flow.articles().row(id("second")).revision()).isEqualTo(2);
    assertThat(flow.total("KE", "digital-silk-road").articles()).isEqualTo(1);
    assertThat(flow.total("PE", "*").stories()).isEqualTo(1);
  }

  @Test
  void aRevisedCopyOfTheSameOriginalStaysACopy() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("second", STORY + "\nNothing more was said about it on Sunday."));

    assertThat(flow.duplicates().row(id("second")).kind()).isEqualTo(Duplicate.Kind.NEAR);
    assertThat(flow.articles().rows()).containsOnlyKeys(id("first"));
    assertThat(flow.total("KE", "digital-silk-road").articles()).isEqualTo(2);
  }

  @Test
  void aRevisedCopyOfAnotherOriginalMovesItsReach() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("other", Readings.OTHER));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("second", Readings.OTHER));

    assertThat(flow.duplicates().row(id("second")).duplicateOf()).isEqualTo(id("other"));
    assertThat(flow.total("KE", "*").articles()).isEqualTo(1);
    assertThat(flow.total("PE", "*").articles()).isEqualTo(2);
  }

  @Test
  void copiesAreComparedWithTheNewestRevisionOfAnOriginal() {
    flow.read(Readings.of("live", STORY));
    flow.read(Readings.of("live", STORY + "\n" + Readings.OTHER));
    flow.read(Readings.of("copy", Readings.OTHER));

    assertThat(flow.duplicates().row(id("copy")).duplicateOf()).isEqualTo(id("live"));
  }

  @Test
  void anOriginalExpiresAfterItsTimeToLive() {
    flow.read(Readings.of("first", STORY));
    flow.advance(Duration.ofDays(31));
    flow.read(Readings.of("second", STORY));

    assertThat(flow.articles().rows()).hasSize(2);
  }

  @Test
  void aPublicationDateInTheFutureExpiresNoOriginal() {
    flow.read(Readings.of("first", STORY));
    flow.read(
        Readings.of(
            "late", "T", Readings.OTHER, Readings.DAY, Instant.parse("2099-01-01T00:00:00Z")));
    flow.read(Readings.of("second", STORY));

    assertThat(flow.duplicates().rows()).containsOnlyKeys(id("second"));
    assertThat(flow.articles().records())
        .allSatisfy(r -> assertThat(r.timestamp()).isLessThanOrEqualTo(Flow.START.toEpochMilli()));
  }

  /** Nobody can tell who wrote first: the text says it no more than the date. */
  @Test
  void aReprintThatArrivesFirstIsTheOriginal() {
    flow.read(Readings.of("reprint", "T", "MOMBASA (Agency) - " + STORY, Readings.DAY, START));
    flow.read(Readings.of("agency", "T", STORY, Readings.DAY.minusDays(1), START.plusSeconds(5)));

    assertThat(flow.articles().rows()).containsOnlyKeys(id("reprint"));
    assertThat(flow.duplicates().row(id("agency")).duplicateOf()).isEqualTo(id("reprint"));
  }

  @Test
  void everyCopyRefersToAPublishedArticleAfterRevisions() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("second", STORY));
    flow.read(Readings.of("first", Readings.OTHER));
    flow.read(Readings.of("first", "This article was withdrawn."));

    assertThat(flow.duplicates().row(id("second")).duplicateOf()).isEqualTo(id("first"));
    assertThat(flow.articles().row(id("first")).revision()).isEqualTo(3);

    flow.read(Readings.of("third", STORY));
    flow.read(Readings.of("second", STORY + "\nOne more line was added on Sunday."));

    assertThat(flow.duplicates().row(id("second")).duplicateOf()).isEqualTo(id("third"));
    assertThat(flow.articles().rows()).containsOnlyKeys(id("first"), id("third"));
    assertThat(flow.total("KE", "*").articles()).isEqualTo(2);
  }
}
