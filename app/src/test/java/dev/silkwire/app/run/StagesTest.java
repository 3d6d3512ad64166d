package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.client.KafkaConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class StagesTest {
  private static final Instant START = Instant.parse("2026-11-29T20:00:00Z");

  @Test
  void aProcessIsNotReadyWhileKafkaDoesNotAnswer() {
    AtomicReference<Instant> now = new AtomicReference<>(START);
    try (ClosingStack parts = new ClosingStack()) {
      Health health =
          Stages.dependencies(
              KafkaConnection.to("127.0.0.1:1"), now::get, new SimpleMeterRegistry(), parts);
      assertThat(health.problem().get()).isEmpty();

      now.set(START.plus(Duration.ofMinutes(2)));

      assertThat(health.problem().get())
          .hasValueSatisfying(r -> assertThat(r).contains("127.0.0.1:1"));
      assertThat(health.failure().get()).isEmpty();
    }
  }
}
