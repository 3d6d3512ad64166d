package dev.silkwire.sink.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.sink.words.Facet;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWindowTest {
  private static final LocalDate NEWEST = LocalDate.parse("2026-11-20");

  private static List<DateWindow> windows(String from, String to) {
    return DateWindow.of(
        NEWEST,
        new DateRange(
            from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to)));
  }

  @Test
  void windowsGrowFromDaysToMonthsToAll() {
    assertThat(windows(null, null).stream().map(DateWindow::since))
        .containsExactly(
            LocalDate.parse("2026-11-19"),
            LocalDate.parse("2026-11-01"),
            LocalDate.parse("2026-07-01"),
            null);
    assertThat(windows(null, null).get(3)).isEqualTo(DateWindow.ALL);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20, 1", "2026-11-10, 2", "2026-09-01, 3", "2020-01-01, 4", "2031-01-01, 1"})
  void noWindowBeginsBeforeTheRange(String from, int windows) {
    assertThat(windows(from, null)).hasSize(windows);
  }

  @Test
  void articlesListedByAnotherDayAreFoundByTheirPrintedDay() {
    String farFromListed = Facet.FAR_FROM_LISTED.of(Facet.ANY);

    assertThat(windows(null, "2026-10-05"))
        .filteredOn(window -> window.since() != null)
        .hasSize(3)
        .allSatisfy(window -> assertThat(window.anyOf()).contains(farFromListed));
    assertThat(windows("2026-10-01", null).get(2).anyOf()).contains(farFromListed);
  }

  @Test
  void theLastWindowCoversTheRangeInMonthsAndDays() {
    assertThat(windows("2026-09-30", "2026-11-01").get(2).anyOf())
        .containsExactly(
            Facet.LISTED.of("2026-09-29"),
            Facet.LISTED.of("2026-09-30"),
            Facet.LISTED.of("2026-10"),
            Facet.LISTED.of("2026-11-01"),
            Facet.LISTED.of("2026-11-02"),
            Facet.FAR_FROM_LISTED.of(Facet.ANY));
  }
}
