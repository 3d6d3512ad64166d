package dev.silkwire.enrich;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.silkwire.enrich.format.StateSerde;
import dev.silkwire.enrich.total.Total;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class RestartLimitTest {
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private final RestartLimit limit = new RestartLimit(() -> now);

  @Test
  void aThreadThatDiesRepeatedlyStopsTheStage() {
    for (int i = 0; i < 5; i++) {
      assertThat(limit.handle(new IllegalStateException("again"))).isEqualTo(REPLACE_THREAD);
    }
    assertThat(limit.handle(new IllegalStateException("again"))).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void stateOfAnOlderBuildStopsTheStageAtOnce() {
    StateSerde<Total> serde = StateSerde.of(Total.class);
    Throwable older = catchThrowable(() -> serde.deserialize("totals", new byte[] {1, 2}));
    assertThat(limit.handle(new StreamsException(older))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(limit.lastCause()).contains("totals", "enrich.applicationId");
  }

  @Test
  void theDeathOfTheGlobalThreadStopsTheStageAtOnce() throws Exception {
    FutureTask<StreamThreadExceptionResponse> death =
        new FutureTask<>(() -> limit.handle(new IllegalStateException("offset out of range")));
    new Thread(death, "silkwire-enrich-1-GlobalStreamThread").start();
    assertThat(death.get()).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void rareDeathsAreSurvived() {
    for (int i = 0; i < 12; i++) {
      now = now.plus(Duration.ofMinutes(5));
      assertThat(limit.handle(new IllegalStateException("once"))).isEqualTo(REPLACE_THREAD);
    }
  }
}
