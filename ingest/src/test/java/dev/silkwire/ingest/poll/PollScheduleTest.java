package dev.silkwire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.ingest.poll.PollOutcome.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Feed FEED = Feed.of("https://example.org/rss");

  @Nested
  class AtAFixedInterval {
    private final PollSchedule schedule = schedule(Duration.ofSeconds(5));

    @Test
    void anAvailableFeedIsPolledAtTheInterval() {
      assertThat(pauseAfter(schedule, ok(null, null, 1), status(0, 5)))
          .isEqualTo(Duration.ofSeconds(5));
      assertThat(pauseAfter(schedule, PollOutcome.of(Code.NOT_MODIFIED), status(0, 5)))
          .isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"0, PT5S", "1, PT10S", "2, PT20S", "3, PT40S", "40, PT24H"})
    void eachFailureInARowDoublesTheWaitUpToTheBound(int failedBefore, Duration expected) {
      assertThat(pauseAfter(schedule, PollOutcome.of(Code.FAILED), status(failedBefore, 5)))
          .isEqualTo(expected);
    }

    @Test
    void retryAfterIsRespected() {
      PollOutcome limited =
          new PollOutcome(Code.RATE_LIMITED, Duration.ofSeconds(30), null, null, 0);

      assertThat(pauseAfter(schedule, limited, status(0, 5))).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Nested
  class Adapting {
    private final PollSchedule schedule = schedule(null);

    @ParameterizedTest
    @CsvSource(
        nullValues = "-",
        value = {
          "PT2H, -, PT1H", // half the expected interval
          "PT2M, -, PT5M", // not below the lower bound
          "PT240H, -, PT24H", // not above the upper
          "PT2H, PT3H, PT3H", // the advised interval is longer
          "PT2H, PT10M, PT1H",
          "PT2H, PT900H, PT24H",
        })
    void theIntervalFollowsFrequencyAndAdviceWithinBounds(
        Duration rhythm, Duration advised, Duration expected) {
      assertThat(pauseAfter(schedule, ok(advised, rhythm, 1), status(0, 600))).isEqualTo(expected);
    }

    @Test
    void withoutDatesTheIntervalAdaptsToChanges() {
      assertThat(pauseAfter(schedule, ok(null, null, 1), status(0, 1000))).hasSeconds(750);
      assertThat(pauseAfter(schedule, ok(null, null, 0), status(0, 1000))).hasSeconds(1400);
    }

    @Test
    void theBoundsOfAFeedHavePriority() {
      Feed eager =
          new Feed(
              FEED.id(),
              FEED.url(),
              null,
              null,
              null,
              List.of(),
              Duration.ofMinutes(1),
              Duration.ofMinutes(2),
              null,
              null);
      PollSchedule.Next next =
          schedule.after(ok(null, Duration.ofHours(5), 1), eager, status(0, 60), NOW);

      assertThat(next.interval()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void jitterNeverShortensAWait() {
      PollSchedule shaky =
          new PollSchedule(null, Duration.ofMinutes(5), Duration.ofDays(1), () -> 0.5);

      assertThat(pauseAfter(shaky, ok(null, Duration.ofHours(2), 1), status(0, 60))).hasMinutes(63);
    }
  }

  @Test
  void aGoneFeedIsNotPolledAgain() {
    assertThat(schedule(null).after(PollOutcome.of(Code.GONE), FEED, null, NOW).at())
        .isAfter(NOW.plus(Duration.ofDays(365_000)));
  }

  @Test
  void aNewFeedIsPolledAtOnceAndAnOldOneWhenItIsDue() {
    PollSchedule schedule = schedule(null);

    assertThat(schedule.first(null, NOW)).isEqualTo(NOW);
    assertThat(schedule.first(status(0, 600), NOW)).isEqualTo(NOW.plusSeconds(600));
  }

  @Test
  void aPushedFeedIsPolledEverySixHours() {
    PollSchedule.Next next =
        new PollSchedule.Next(NOW.plusSeconds(900), Duration.ofSeconds(900), 0);

    assertThat(schedule(null).whilePushed(next, FEED, NOW))
        .isEqualTo(
            new PollSchedule.Next(NOW.plus(Duration.ofHours(6)), Duration.ofSeconds(900), 0));
    assertThat(schedule(Duration.ofSeconds(5)).whilePushed(next, FEED, NOW))
        .as("an interval that is set is kept")
        .isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"0, true, 60", "0, false, 21600", "2, true, 21600"})
  void aFeedPushedToItsPreviousOwnerIsPolledSoonUnlessItBacksOff(
      int failures, boolean leased, long mostSeconds) {
    Instant until = leased ? NOW.plus(Duration.ofDays(9)) : null;
    FeedStatus before =
        NextFeedStatus.unscheduled(
            status(failures, 21_600),
            null,
            new FeedStatus.Subscription("https://hub.example/", FEED.url(), until));

    assertThat(schedule(null).first(before, NOW)).isBetween(NOW, NOW.plusSeconds(mostSeconds));
    assertThat(schedule(null).first(before, NOW).equals(before.nextPoll()))
        .isEqualTo(mostSeconds == 21_600);
  }

  @Test
  void aShorterFixedIntervalTakesEffectAtTheNextStart() {
    assertThat(schedule(Duration.ofSeconds(5)).first(status(0, 600), NOW))
        .isEqualTo(NOW.plusSeconds(5));
    assertThat(schedule(Duration.ofSeconds(5)).first(status(2, 600), NOW))
        .as("but the patience owed to a failing server stays")
        .isEqualTo(NOW.plusSeconds(600));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 0, PT10M", // the adapted interval
        "PT5S, 0, PT5S", // the fixed interval
        "PT5S, 2, PT10M" // the back-off of a failing server
      })
  void theWaitStartsNowIfTheClockWasSetBack(Duration every, int failures, Duration expected) {
    Instant hourBefore = NOW.minus(Duration.ofHours(1));

    assertThat(schedule(every).first(status(failures, 600), hourBefore))
        .isEqualTo(hourBefore.plus(expected));
  }

  private static PollSchedule schedule(Duration every) {
    return new PollSchedule(every, Duration.ofMinutes(5), Duration.ofHours(24), () -> 0);
  }

  private static PollOutcome ok(Duration advised, Duration rhythm, int fresh) {
    return new PollOutcome(Code.OK, null, advised, rhythm, fresh);
  }

  private static Duration pauseAfter(
      PollSchedule schedule, PollOutcome outcome, FeedStatus before) {
    return Duration.between(NOW, schedule.after(outcome, FEED, before, NOW).at());
  }

  private static FeedStatus status(int failures, long interval) {
    return FeedStatus.builder(FEED.id(), FEED.url(), NOW.plusSeconds(interval))
        .lastPoll(NOW)
        .failures(failures)
        .interval(interval)
        .build();
  }
}
