package dev.silkwire.sink.query;

import dev.silkwire.sink.words.Facet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the list of articles that is looked at before all that is older. What is wanted by
 * many articles is found in the newest days; only what is rare is looked for in all of them.
 *
 * @param anyOf facets of which an article has one that is listed in it; empty for all
 * @param since the first day, as lists by time know it; null where there is none
 */
record DateWindow(List<String> anyOf, @Nullable LocalDate since) {
  /** How many days the windows reach back; the last one has no end. */
  private static final int[] DAYS = {1, 16, 128};

  private static final int MOST_YEARS = 20;

  DateWindow {
    anyOf = List.copyOf(anyOf);
  }

  /** All at once. */
  static final DateWindow ALL = new DateWindow(List.of(), null);

  /**
   * Windows to look at one after the other, until there is enough.
   *
   * @param newest the day on which the newest article is listed that may be wanted
   * @param days that outlets print; where they are not those of the list an article is astray
   */
  static List<DateWindow> of(LocalDate newest, DateRange days) {
    LocalDate to = days.to() == null ? null : days.to().plusDays(1);
    boolean endsSooner = to != null && to.isBefore(newest);
    LocalDate last = endsSooner && to != null ? to : newest;
    LocalDate from = days.from() == null ? null : days.from().minusDays(1);
    List<DateWindow> windows = new ArrayList<>();
    for (int back : DAYS) {
      LocalDate since = back == 1 ? last.minusDays(1) : last.minusDays(back).withDayOfMonth(1);
      if (from == null || since.isAfter(from)) {
        List<String> listed = back == 1 ? days(since, last) : months(since, last);
        windows.add(new DateWindow(endsSooner ? withAstray(listed) : listed, since));
      }
    }
    windows.add(
        from == null || from.isBefore(last.minusYears(MOST_YEARS))
            ? ALL
            : new DateWindow(withAstray(covering(from, last)), null));
    return windows;
  }

  private static List<String> days(LocalDate first, LocalDate last) {
    return List.of(Facet.LISTED.of(first.toString()), Facet.LISTED.of(last.toString()));
  }

  /** These days and no others, in months where all of one is meant. */
  private static List<String> covering(LocalDate first, LocalDate last) {
    List<String> listed = new ArrayList<>();
    LocalDate day = first;
    while (!day.isAfter(last)) {
      LocalDate endOfMonth = day.with(TemporalAdjusters.lastDayOfMonth());
      boolean whole = day.getDayOfMonth() == 1 && !endOfMonth.isAfter(last);
      listed.add(Facet.LISTED.of(whole ? YearMonth.from(day).toString() : day.toString()));
      day = (whole ? endOfMonth : day).plusDays(1);
    }
    return listed;
  }

  private static List<String> months(LocalDate first, LocalDate last) {
    return Stream.iterate(YearMonth.from(last), month -> month.minusMonths(1))
        .takeWhile(month -> !month.isBefore(YearMonth.from(first)))
        .map(month -> Facet.LISTED.of(month.toString()))
        .toList();
  }

  private static List<String> withAstray(List<String> listed) {
    return Stream.concat(listed.stream(), Stream.of(Facet.ASTRAY.of(Facet.ANY))).toList();
  }
}
