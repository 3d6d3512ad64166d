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

  private final HostBackoff patience = new HostBackoff();

  @Test
  void oneAddressLimitedAgainAndAgainIsItsOwnAffair() {
    patience.limited(A, Duration.ofHours(1), NOW);
    patience.limited(A, Duration.ofHours(1), NOW.plusSeconds(5));

    assertThat(patience.left(B, NOW)).isNull();
  }

  @Test
  void twoAddressesLimitedMeanTheHostAndTheLongerTime() {
    patience.limited(A, Duration.ofHours(1), NOW);
    patience.limited(B, Duration.ofMinutes(1), NOW);

    assertThat(patience.left(B, NOW)).isEqualTo(Duration.ofHours(1));
    assertThat(patience.left(A, NOW.plusSeconds(3599))).isEqualTo(Duration.ofSeconds(1));
    assertThat(patience.left(A, NOW.plusSeconds(3600))).isNull();
    assertThat(patience.left(ELSEWHERE, NOW)).isNull();
  }

  @Test
  void anythingThatComesWellInBetweenSpeaksForTheHost() {
    patience.limited(A, Duration.ofHours(1), NOW);
    patience.well(B);
    patience.limited(B, Duration.ofHours(1), NOW);

    assertThat(patience.left(B, NOW)).isNull();
  }

  @Test
  void aHostThatDoesNotSayHowLongIsLeftAloneForAMinute() {
    patience.limited(A, null, NOW);
    patience.limited(B, null, NOW);

    assertThat(patience.left(A, NOW)).isEqualTo(Duration.ofMinutes(1));
  }
}
