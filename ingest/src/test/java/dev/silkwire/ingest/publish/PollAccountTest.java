package dev.silkwire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.record.Poll;
import dev.silkwire.ingest.SampleEntries;
import dev.silkwire.ingest.entry.EntryOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The counts of a poll, and their correction when Kafka rejects articles. */
class PollAccountTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Poll POLL =
      new Poll(
          SampleEntries.FEED.id(),
          SampleEntries.FEED.url(),
          Poll.Kind.FEED,
          NOW,
          1200,
          "ok",
          "a note",
          200,
          4096,
          0,
          0,
          0,
          Map.of(),
          NOW.plusSeconds(900));

  private final PollAccount account = new PollAccount();

  @Test
  void everyEntryIsCountedOnce() {
    account.add(SampleEntries.published(1));
    account.add(SampleEntries.without(EntryOutcome.UNCHANGED));
    account.add(SampleEntries.without(EntryOutcome.ROBOTS));
    account.add(SampleEntries.without(EntryOutcome.ROBOTS));
    account.add(SampleEntries.without(EntryOutcome.PAYWALL));

    Poll poll = account.poll(POLL);

    assertThat(poll.seen()).isEqualTo(5);
    assertThat(poll.published()).isEqualTo(1);
    assertThat(poll.unchanged()).isEqualTo(1);
    assertThat(poll.skipped()).isEqualTo(Map.of("robots", 2, "paywall", 1));
  }

  @Test
  void afterAResetTheCountsAreZero() {
    account.add(SampleEntries.published(1));
    account.add(SampleEntries.without(EntryOutcome.UNCHANGED));
    account.add(SampleEntries.without(EntryOutcome.ROBOTS));
    assertThat(account.isEmpty()).isFalse();

    Poll first = account.poll(POLL);
    account.reset();

    assertThat(first.skipped()).as("a copy").isEqualTo(Map.of("robots", 1));
    assertThat(account.isEmpty()).isTrue();
    assertThat(account.articles()).isEmpty();
    assertThat(account.poll(POLL)).isEqualTo(POLL);
  }

  @Test
  void aPollMustCountTheArticlesOfItsBatch() {
    assertThatThrownBy(() -> batch(poll(1, 1, 0, Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 published articles, but there are 2");
  }

  @Test
  void rejectedArticlesAreLeftOutAndCountedUnderTheirReasons() {
    PollBatch batch = batch(poll(5, 2, 1, Map.of("too-large", 1, "robots", 1)));

    PollBatch left = batch.without(Map.of(id(2), EntryOutcome.TOO_LARGE));

    assertThat(left.articles()).containsExactly(SampleEntries.article(1));
    assertThat(left.poll()).isEqualTo(poll(5, 1, 1, Map.of("too-large", 2, "robots", 1)));
    assertThat(left.feedId()).isEqualTo(batch.feedId());
  }

  @Test
  void articlesOfOtherBatchesAreNotRecounted() {
    PollBatch batch = batch(poll(2, 2, 0, Map.of()));

    assertThat(batch.without(Map.of(id(3), EntryOutcome.TOO_LARGE))).isEqualTo(batch);
  }

  @Test
  void aBatchWithoutAPollStaysWithoutOne() {
    PollBatch batch = batch(null);

    PollBatch left =
        batch.without(Map.of(id(1), EntryOutcome.TOO_LARGE, id(2), EntryOutcome.RECORD_REFUSED));

    assertThat(left).isEqualTo(new PollBatch(batch.feedId(), List.of(), null, null));
  }

  private static PollBatch batch(@Nullable Poll poll) {
    return new PollBatch(
        POLL.feedId(), List.of(SampleEntries.article(1), SampleEntries.article(2)), poll, null);
  }

  private static Poll poll(int seen, int published, int unchanged, Map<String, Integer> skipped) {
    return PollAccount.of(POLL, seen, published, unchanged, skipped);
  }

  private static String id(int n) {
    return SampleEntries.article(n).id();
  }
}
