package dev.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        "0 | PT0S",
        "Sun, 22 Nov 2026 10:00:30 GMT | PT30S",
        "Sun, 22 Nov 2026 09:00:00 GMT | PT0S",
        "Sunday, 22-Nov-26 10:00:30 GMT | PT30S",
        "Sun Nov 22 10:00:30 2026 | PT30S",
        "999999999 | PT24H",
        "soon |",
        "às 10 horas |",
        "-5 |",
        "|",
      })
  void bothFormsAreParsed(String value, Duration wait) {
    assertThat(RetryAfter.parse(value, Instant.parse("2026-11-22T10:00:00Z"), Duration.ofDays(1)))
        .isEqualTo(wait);
  }
}
