package dev.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class HostBackoffTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final HttpUrl A = HttpUrl.get("https://example.org/a");
  private static final HttpUrl B = HttpUrl.get("https://example.org/b");
  private static final HttpUrl ELSEWHERE = HttpUrl.get("https://example.net/a");

  private final HostBackoff backoff = new HostBackoff();

  @Test
  void aSingleLimitedUrlDoesNotBlockTheHost() {
    backoff.rateLimited(A, Duration.ofHours(1), NOW);
    backoff.rateLimited(A, Duration.ofHours(1), NOW.plusSeconds(5));

    assertThat(backoff.remaining(B, NOW)).isNull();
  }

  @Test
  void twoLimitedUrlsBlockTheHostForTheLongerTime() {
    backoff.rateLimited(A, Duration.ofHours(1), NOW);
    backoff.rateLimited(B, Duration.ofMinutes(1), NOW);

    assertThat(backoff.remaining(B, NOW)).isEqualTo(Duration.ofHours(1));
    assertThat(backoff.remaining(A, NOW.plusSeconds(3599))).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.remaining(A, NOW.plusSeconds(3600))).isNull();
    assertThat(backoff.remaining(ELSEWHERE, NOW)).isNull();
  }

  @Test
  void aSuccessInBetweenUnblocksTheHost() {
    backoff.rateLimited(A, Duration.ofHours(1), NOW);
    backoff.succeeded(B);
    backoff.rateLimited(B, Duration.ofHours(1), NOW);

    assertThat(backoff.remaining(B, NOW)).isNull();
  }

  @Test
  void withoutRetryAfterTheHostIsBlockedForAMinute() {
    backoff.rateLimited(A, null, NOW);
    backoff.rateLimited(B, null, NOW);

    assertThat(backoff.remaining(A, NOW)).isEqualTo(Duration.ofMinutes(1));
  }
}
