package dev.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnrichHealthTest {
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private EnrichHealth.Threads threads = polled(0, 0);
  private final ThreadProgress progress = new ThreadProgress(() -> now);
  private final RestartLimit restarts = new RestartLimit(() -> now);
  private final EnrichHealth health =
      new EnrichHealth(EnrichConfig.defaults(), () -> now, () -> threads, progress, restarts);

  @BeforeEach
  void run() {
    health.changed(State.RUNNING);
  }

  private static EnrichHealth.Threads polled(int secondsAgo, long waiting) {
    String thread = Thread.currentThread().getName();
    return new EnrichHealth.Threads(Map.of(thread, Duration.ofSeconds(secondsAgo)), waiting);
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  @Test
  void aStageWithoutRecordsIsReady() {
    pass(10_000);
    assertThat(health.problem()).isEmpty();
    assertThat(health.live()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"59, true, true", "60, false, true", "299, false, true", "300, false, false"})
  void aThreadThatIsStuckInARecordIsNotReadyAndThenNotLive(
      int seconds, boolean ready, boolean live) {
    progress.started(new Origin());
    pass(seconds);
    threads = polled(seconds, 0);
    assertThat(health.problem().isEmpty()).isEqualTo(ready);
    assertThat(health.live()).isEqualTo(live);
    if (!ready) {
      assertThat(health.problem().orElseThrow())
          .contains("nor finished a record for " + seconds + " s")
          .contains("it works on news.raw-articles-2@42");
    }
  }

  @Test
  void aThreadThatFinishesSlowRecordsOneByOneIsReady() {
    pass(200);
    threads = polled(200, 1_000);
    progress.started(new Origin());
    progress.finished();
    assertThat(health.problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"59, true, true", "60, false, true", "300, false, false"})
  void waitingRecordsWithoutProgressMakeTheStageNotReady(int seconds, boolean ready, boolean live) {
    pass(seconds);
    threads = polled(0, 7);
    assertThat(health.problem())
        .isEqualTo(
            ready
                ? Optional.empty()
                : Optional.of("7 records wait and enrich has finished none for " + seconds + " s"));
    assertThat(health.live()).isEqualTo(live);
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING_SHUTDOWN", "NOT_RUNNING", "PENDING_ERROR", "ERROR"})
  void aStoppedStageIsNeitherReadyNorLive(State state) {
    restarts.handle(new IllegalStateException("no more"));
    health.changed(state);
    assertThat(health.live()).isFalse();
    assertThat(health.problem().orElseThrow()).contains("stopped").contains("no more");
  }

  @Test
  void aLongRebalanceIsNotReadyButLive() {
    health.changed(State.REBALANCING);
    pass(59);
    assertThat(health.problem()).isEmpty();
    pass(1_000);
    assertThat(health.problem().orElseThrow()).contains("REBALANCING for 1059 s");
    assertThat(health.live()).isTrue();
  }

  @Test
  void aDeadThreadMakesTheStageTemporarilyNotReady() {
    restarts.handle(new IllegalStateException("once"));
    assertThat(health.problem().orElseThrow()).contains("replaced").contains("once");
    pass(60);
    assertThat(health.problem()).isEmpty();
  }

  private record Origin() implements RecordMetadata {
    @Override
    public String topic() {
      return "news.raw-articles";
    }

    @Override
    public int partition() {
      return 2;
    }

    @Override
    public long offset() {
      return 42;
    }
  }
}
