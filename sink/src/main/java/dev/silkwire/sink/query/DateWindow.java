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
 * A time window for a search of the full-text index that needs a sort. The search starts with the
 * newest days and widens the window until the page is full, so that only rare criteria search all
 * articles.
 *
 * @param anyOf facets of which each article in the window has at least one; empty for all articles
 * @param since first day by which articles in the window are listed; null for no bound
 */
record DateWindow(List<String> anyOf, @Nullable LocalDate since) {
  /** The lengths of the windows in days; the last window is unbounded. */
  private static final int[] WINDOW_DAYS = {1, 16, 128};

  /** The longest range that is expressed by facets of months and days. */
  private static final int MAX_YEARS = 20;

  DateWindow {
    anyOf = List.copyOf(anyOf);
  }

  /** The window of all articles. */
  static final DateWindow ALL = new DateWindow(List.of(), null);

  /**
   * Returns the windows to search, in order.
   *
   * @param newest day by which the newest candidate is listed
   * @param days range of printed days, which may differ from the days by which articles are listed
   */
  static List<DateWindow> of(LocalDate newest, DateRange days) {
    LocalDate to = days.to() == null ? null : days.to().plusDays(1);
    boolean endsBeforeNewest = to != null && to.isBefore(newest);
    LocalDate last = endsBeforeNewest && to != null ? to : newest;
    LocalDate from = days.from() == null ? null : days.from().minusDays(1);
    List<DateWindow> windows = new ArrayList<>();
    for (int length : WINDOW_DAYS) {
      LocalDate since = length == 1 ? last.minusDays(1) : last.minusDays(length).withDayOfMonth(1);
      if (from == null || since.isAfter(from)) {
        List<String> listed = length == 1 ? days(since, last) : months(since, last);
        windows.add(new DateWindow(endsBeforeNewest ? withFarFromListed(listed) : listed, since));
      }
    }
    windows.add(
        from == null || from.isBefore(last.minusYears(MAX_YEARS))
            ? ALL
            : new DateWindow(withFarFromListed(daysAndMonths(from, last)), null));
    return windows;
  }

  private static List<String> days(LocalDate first, LocalDate last) {
    return List.of(Facet.LISTED.of(first.toString()), Facet.LISTED.of(last.toString()));
  }

  /** Covers exactly these days: by month facets for whole months, else by day facets. */
  private static List<String> daysAndMonths(LocalDate first, LocalDate last) {
    List<String> listed = new ArrayList<>();
    LocalDate day = first;
    while (!day.isAfter(last)) {
      LocalDate endOfMonth = day.with(TemporalAdjusters.lastDayOfMonth());
      boolean wholeMonth = day.getDayOfMonth() == 1 && !endOfMonth.isAfter(last);
      listed.add(Facet.LISTED.of(wholeMonth ? YearMonth.from(day).toString() : day.toString()));
      day = (wholeMonth ? endOfMonth : day).plusDays(1);
    }
    return listed;
  }

  private static List<String> months(LocalDate first, LocalDate last) {
    return Stream.iterate(YearMonth.from(last), month -> month.minusMonths(1))
        .takeWhile(month -> !month.isBefore(YearMonth.from(first)))
        .map(month -> Facet.LISTED.of(month.toString()))
        .toList();
  }

  private static List<String> withFarFromListed(List<String> listed) {
    return Stream.concat(listed.stream(), Stream.of(Facet.FAR_FROM_LISTED.of(Facet.ANY))).toList();
  }
}
