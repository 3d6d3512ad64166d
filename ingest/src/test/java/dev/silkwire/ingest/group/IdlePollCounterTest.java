package dev.silkwire.ingest.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdlePollCounterTest {
  @ParameterizedTest
  @CsvSource({
    "idle idle busy idle idle, 0 0 0 0 0",
    "idle idle idle idle idle, 0 0 1 0 0",
    "idle idle idle busy idle idle idle, 0 0 1 0 0 0 1",
  })
  void reportsOnceWhenThreePollsInARowAreIdle(String polls, String reports) {
    IdlePollCounter counter = new IdlePollCounter(3);

    assertThat(Stream.of(polls.split(" ")).map("idle"::equals).map(counter::reachesLimit))
        .containsExactlyElementsOf(Stream.of(reports.split(" ")).map("1"::equals).toList());
  }
}
