package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RunningTest {
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void aFailingCallbackDoesNotEndTheProcess() {
    Running running = new Running(Optional::empty);
    running.each(
        Duration.ofMillis(1),
        () -> {
          if (calls.incrementAndGet() == 3) {
            running.stop();
          }
          throw new IllegalStateException("a record that nobody can read");
        });
    assertThat(calls).hasValue(3);
  }

  @Test
  void aFailureEndsTheProcessWithItsReason() {
    Running running = new Running(() -> Optional.of("the disk is full; free some space"));
    assertThatThrownBy(() -> running.each(Duration.ofMillis(1), calls::incrementAndGet))
        .isInstanceOfSatisfying(
            OperatorException.class, t -> assertThat(t.code()).isEqualTo(ExitCode.UNAVAILABLE))
        .hasMessage("the disk is full; free some space");
  }

  @Test
  void aFailureWhileClosingIsIgnored() {
    AtomicReference<Running> running = new AtomicReference<>();
    running.set(
        new Running(
            () -> {
              running.get().stop();
              return Optional.of("the enrich stage has stopped");
            }));
    assertThatCode(() -> running.get().each(Duration.ofMillis(1), calls::incrementAndGet))
        .doesNotThrowAnyException();
  }
}
