package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaProbeTest {
  private Instant now = Instant.parse("2026-11-29T20:00:00Z");
  private boolean answers = true;
  private final KafkaProbe probe = new KafkaProbe("kafka:9092", () -> answers, () -> now);

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void aKafkaThatAnswersIsNotAProblem() {
    pass(Duration.ofHours(1));
    probe.check();
    assertThat(probe.problem()).isEmpty();
  }

  @Test
  void aKafkaThatDoesNotAnswerFor20SecondsIsAProblemUntilItAnswers() {
    answers = false;
    pass(Duration.ofSeconds(20));
    probe.check();
    assertThat(probe.problem()).isEmpty();

    pass(Duration.ofSeconds(1));
    assertThat(probe.problem())
        .hasValue(
            "Kafka at kafka:9092 has not answered since 2026-11-29T20:00:00Z:"
                + " start it, or correct --bootstrap");

    answers = true;
    probe.check();
    assertThat(probe.problem()).isEmpty();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
