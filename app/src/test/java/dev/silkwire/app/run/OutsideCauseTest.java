package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutsideCauseTest {
  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(
            new UncheckedIOException(new FileSystemException("/d/x", null, "Too many open files")),
            "/d/x: Too many open files; raise the limit of open files (ulimit -n)"),
        Arguments.of(
            new IllegalStateException(new IOException("No space left on device")),
            "No space left on device; free some space"),
        Arguments.of(new IllegalStateException(new BindException("in use")), "in use: check"),
        Arguments.of(new TimeoutException("no answer"), "Kafka: no answer; see its log"),
        Arguments.of(
            new KafkaException("cannot read", new KafkaStorageException("offline")),
            "Kafka: offline; see its log"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void outsideCausesAreOneLineWithARemedy(Throwable thrown, String line) {
    assertThat(OutsideCause.of(thrown).orElseThrow()).startsWith(line).doesNotContain("\n");
  }

  @Test
  void errorsOfTheProgramHaveNoOutsideCause() {
    assertThat(OutsideCause.of(new IllegalStateException("bug"))).isEmpty();
    assertThat(OutsideCause.of(new IllegalStateException(new JsonParseException(null, "x"))))
        .isEmpty();
  }
}
