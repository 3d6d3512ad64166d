package dev.silkwire.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Samples;
import dev.silkwire.contract.health.StageHealths;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loop that hangs is seen from outside. */
class ProgressTest {
  private static final TopicPartition ARTICLES = new TopicPartition("news.articles", 0);

  private Instant now = Samples.FETCHED_AT;
  private final Progress progress = new Progress(() -> now);

  @BeforeEach
  void kafkaAnswers() {
    progress.clearProblem();
  }

  @Test
  void recordsThatWaitForAMinuteMakeItNotReadyAndForFiveNotLive() {
    progress.lag(ARTICLES, 12);
    pass(59);
    assertThat(progress.problem()).isEmpty();

    pass(1);
    assertThat(progress.problem().orElseThrow()).contains("60 s").contains("records wait");
    assertThat(progress.notLive()).isEmpty();

    pass(240);
    assertThat(progress.notLive()).isPresent();
    assertThat(progress.failure()).isEmpty();
  }

  @Test
  void aBatchInProgressCountsAsWaitingRecords() {
    progress.lag(ARTICLES, 0);
    progress.recordsWaiting();
    pass(61);

    assertThat(progress.problem()).isPresent();
  }

  @Test
  void storedRecordsResetTheStallTimer() {
    progress.lag(ARTICLES, 12);
    pass(59);
    progress.stored();
    progress.lag(ARTICLES, 6);
    pass(59);
    assertThat(progress.problem()).isEmpty();

    progress.lag(ARTICLES, 0);
    pass(600);
    assertThat(progress.problem()).isEmpty();
  }

  @Test
  void aRevokedPartitionHasNoLag() {
    progress.lag(ARTICLES, 12);
    progress.forget(ARTICLES);
    pass(600);

    assertThat(progress.problem()).isEmpty();
  }

  @Test
  void aKnownProblemDoesNotMakeItNotLive() {
    progress.lag(ARTICLES, 12);
    progress.problem("the disk is full");
    pass(600);

    assertThat(progress.problem()).contains("the disk is full");
    assertThat(progress.notLive()).isEmpty();
  }

  @Test
  void otherStagesMakeTheProcessNotReadyAndLeaveItLive() {
    StageHealths stages = new StageHealths(List.of("enrich", "sink"));
    CombinedHealth health = new CombinedHealth(List.of(progress), stages);
    stages.put("enrich", Optional::empty, () -> Optional.of("it hangs"));
    stages.put("sink", health::notLive, health::problem);

    assertThat(health.ready().reason()).isEqualTo("enrich: it hangs");
    assertThat(health.live().status()).isEqualTo("up");
    assertThat(health.problem()).isEmpty();
    assertThat(health.notLive()).isEmpty();
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }
}
