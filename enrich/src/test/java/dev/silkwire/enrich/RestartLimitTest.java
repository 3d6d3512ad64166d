package dev.silkwire.enrich;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartLimitTest {
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private final RestartLimit limit = new RestartLimit(() -> now);

  @Test
  void aThreadThatKeepsDyingStopsTheStage() {
    for (int i = 0; i < 5; i++) {
      assertThat(limit.handle(new IllegalStateException("again"))).isEqualTo(REPLACE_THREAD);
    }
    assertThat(limit.handle(new IllegalStateException("again"))).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void deathsFarApartAreSurvived() {
    for (int i = 0; i < 12; i++) {
      now = now.plus(Duration.ofMinutes(5));
      assertThat(limit.handle(new IllegalStateException("once"))).isEqualTo(REPLACE_THREAD);
    }
  }
}
