package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
  @Test
  void aLimitBelowTheMinimumIsRejectedWithBothNumbersAndTheRemedy() {
    OpenFiles files = new OpenFiles(() -> 10, 300);

    assertThatThrownBy(() -> files.require(OpenFiles.MIN_LIMIT_WITH_BROKER))
        .isInstanceOfSatisfying(
            OperatorException.class, t -> assertThat(t.code()).isEqualTo(ExitCode.UNAVAILABLE))
        .hasMessageContainingAll("300", "1000", "ulimit -n");
  }

  @Test
  void aProcessIsNotReadyWhileFewDescriptorsAreFree() {
    AtomicLong open = new AtomicLong(901);
    Health health = new OpenFiles(open::get, 1_000).health();

    assertThat(health.problem().get())
        .hasValueSatisfying(why -> assertThat(why).contains("901 of 1000"));
    open.set(500);
    assertThat(health.problem().get()).isEmpty();
  }

  @Test
  void thisProcessHasFreeDescriptors() {
    assertThat(OpenFiles.ofThisProcess().health().problem().get()).isEmpty();
  }
}
