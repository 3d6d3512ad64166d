package dev.silkwire.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Published.Precision;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time by which publications of articles are compared. */
class PublishedTest {
  @ParameterizedTest
  @CsvSource({
    "2026-10-20T00:00:00Z, DAY, false, 2026-10-20T23:59:59.999999999Z",
    "2026-10-20T09:30:00Z, MINUTE, false, 2026-10-20T09:30:00Z",
    "2026-10-20T09:30:05Z, SECOND, false, 2026-10-20T09:30:05Z",
    "2026-10-20T09:30:00Z, MINUTE, true, ",
    ", NONE, false, ",
  })
  void aDayIsComparedByItsEndAndASuspectDateHasNoTime(
      Instant at, Precision precision, boolean suspect, Instant latest) {
    LocalDate date = at == null ? null : LocalDate.of(2026, 10, 20);
    var published = new Published(at, date, null, precision, null, suspect);
    assertThat(published.latest()).isEqualTo(latest);
  }
}
