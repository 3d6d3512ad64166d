package dev.silkwire.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RereadScheduleTest {
  private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00Z");

  private final RereadSchedule schedule =
      new RereadSchedule(List.of(Duration.ofHours(6), Duration.ofHours(1), Duration.ofHours(24)));

  @Test
  void aPageIsRevisitedAtTheConfiguredTimesAfterTheFirstFetch() {
    assertThat(schedule.afterReading(FIRST, FIRST)).isEqualTo(after("1h"));
    assertThat(schedule.afterReading(FIRST, after("1h"))).isEqualTo(after("6h"));
    assertThat(schedule.afterReading(FIRST, after("6h2m"))).isEqualTo(after("24h"));
    assertThat(schedule.afterReading(FIRST, after("24h"))).isNull();
  }

  @Test
  void revisitsThatWereMissedAreNotMadeUpFor() {
    assertThat(schedule.afterReading(FIRST, after("7h"))).isEqualTo(after("24h"));
  }

  @Test
  void aPageThatWasNeverPublishedIsTriedAgainTwice() {
    assertThat(schedule.afterFailure(1, FIRST, null)).isEqualTo(after("5m"));
    assertThat(schedule.afterFailure(2, FIRST, null)).isEqualTo(after("45m"));
    assertThat(schedule.afterFailure(3, FIRST, null)).isNull();
  }

  @Test
  void aFailedRevisitIsRepeatedSoon() {
    assertThat(schedule.afterFailedRevisit(FIRST, 2, after("1h"), null)).isEqualTo(after("1h5m"));
  }

  @Test
  void aFailedRevisitDoesNotCancelTheLaterOnes() {
    assertThat(schedule.afterFailedRevisit(FIRST, 9, after("1h10m"), null)).isEqualTo(after("6h"));
    assertThat(schedule.afterFailedRevisit(FIRST, 9, after("24h"), null)).isNull();
  }

  @Test
  void noRevisitIsEarlierThanRetryAfterAllows() {
    assertThat(schedule.afterFailedRevisit(FIRST, 2, after("1h"), Duration.ofHours(7)))
        .isEqualTo(after("8h"));
  }

  private static Instant after(String time) {
    return FIRST.plus(Duration.parse("PT" + time));
  }
}
