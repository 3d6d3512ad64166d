package dev.silkwire.sink.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final RateLimit limit = new RateLimit(60, () -> now);

  @Test
  void aBurstOfAFifthOfAMinutesRequestsIsAllowed() {
    assertThat(passed("a", 20)).isEqualTo(12);
    assertThat(passed("b", 20)).isEqualTo(12);
  }

  @Test
  void theBucketRefillsOverTime() {
    passed("a", 12);
    assertThat(limit.take("a", 1)).isPositive().isLessThan(Duration.ofMillis(1100));
    now = now.plusSeconds(3);

    assertThat(passed("a", 20)).isEqualTo(3);
  }

  @Test
  void aCostAboveTheCapacityIsAllowedWhenTheBucketIsFull() {
    assertThat(limit.take("a", 50)).isZero();
    assertThat(limit.take("a", 1)).isPositive();
  }

  @Test
  void zeroMeansNoLimit() {
    RateLimit none = new RateLimit(0, () -> now);

    assertThat(IntStream.range(0, 5000).allMatch(i -> none.take("a", 1).isZero())).isTrue();
  }

  private long passed(String address, int requests) {
    return IntStream.range(0, requests).filter(i -> limit.take(address, 1).isZero()).count();
  }
}
