package dev.silkwire.ingest.date;

import dev.silkwire.ingest.date.ClockReader.ClockTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parser of the date formats in feeds and pages: RFC 822 and variants, W3CDTF and ISO 8601,
 * numbers with dots and slashes, and month names in the languages of the news. Returns no date for
 * a text that it cannot parse. Immutable, therefore thread-safe.
 *
 * <pre>{@code
 * new DateReader().read("3 May 2021, 10:15"); // 2021-05-03, 10:15, no offset
 * }</pre>
 */
public final class DateReader {
  private static final int MAX_CHARS_TO_TIME = 40;

  /** Thai outlets use the Buddhist era. Its years since 1970 are not plausible in ours. */
  private static final int BUDDHIST_OFFSET = 543;

  private static final int MIN_BUDDHIST_YEAR = 2513;

  /** A word that can be the name of a month; some names have two words. */
  private static final String MONTH =
      "(?:\\p{L}\\p{M}*){1,2}\\.(?:\\p{L}\\p{M}*){1,2}|\\p{L}[\\p{L}\\p{M}]{2,14}(?:\\s(?:\\d{1,2}(?!\\d)|الأول|الثاني))?";

  private static final Pattern ISO =
      Pattern.compile(
          "(?<![\\d.-])(?<y>\\d{4})(?<sep>[-/.\\u2010-\\u2015])(?<m>\\d{1,2})\\k<sep>(?<d>\\d{1,2})(?![\\d-])");
  private static final Pattern COMPACT =
      Pattern.compile(
          "^\\s*(?<y>(?:19|20)\\d{2})(?<m>\\d{2})(?<d>\\d{2})(?:T?(?<hh>\\d{2})(?<mm>\\d{2})(?<ss>\\d{2})?)?(?![\\d])");
  private static final Pattern CJK =
      Pattern.compile("(?<y>\\d{4})\\s?[年년]\\s?(?<m>\\d{1,2})\\s?[月월]\\s?(?<d>\\d{1,2})\\s?[日일号]?");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![\\d./-])(?<a>\\d{1,2})(?<sep>[-/.]|\\s[|•·/]\\s)\\s?(?<b>\\d{1,2})\\k<sep>\\s?(?<y>\\d{4}|\\d{2})(?![\\d./-]*\\d)");
  private static final Pattern EPOCH = Pattern.compile("^\\s*(\\d{10})(\\d{3})?(?:\\.\\d+)?\\s*$");

  private static final Pattern DAY_MONTH_YEAR =
      pattern(
          "(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[\\s,/-]{0,3}(?:d['’]|(?:de|of|di|da|ta['’]|a['’])\\s+)?"
              + "(?<name>MONTH)(?:\\s?/\\s?\\p{L}[\\p{L}\\p{M}]{2,14})?[.,]?[\\s,/-]{0,3}(?:(?:de|del|năm)\\s+)?(?<y>\\d{4}(?!\\d)|['’]?\\d{2}(?=\\s+\\d{1,2}:|\\s*$))");
  private static final Pattern MONTH_DAY_YEAR =
      pattern(
          "(?<!\\p{L})(?<name>MONTH)\\.?[\\s-]{0,3}(?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)[\\s,.-]{1,4}(?<y>\\d{4})(?!\\d)");
  private static final Pattern ASCTIME =
      pattern(
          "(?<!\\p{L})(?<name>MONTH)\\s{1,3}(?<d>\\d{1,2})\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s*(?:[A-Z]{1,5}|[+-]\\d{4})?\\s+(?<y>\\d{4})(?!\\d)");
  private static final Pattern YEAR_MONTH_DAY =
      pattern(
          "(?<!\\d)(?<y>\\d{4})[-.,\\s]{1,3}(?:(?:m\\.|metų)\\s*)?(?<name>MONTH)[-.,\\s]{1,3}(?<d>\\d{1,2})(?!\\d)");
  private static final Pattern YEAR_DAY_MONTH =
      pattern("(?<!\\d)(?<y>\\d{4})\\.?\\s*gada\\s+(?<d>\\d{1,2})\\.?\\s*(?<name>MONTH)");

  private final MonthNames months = new MonthNames();
  private final ClockReader clock = new ClockReader();
  private final Calendars calendars = new Calendars();

  /** A date with its position in a text. */
  private record Match(LocalDate date, int start, int end) {}

  /** Parses the date in a short text; an ambiguous {@code 3/4/2021} is the third of April. */
  public Optional<ParsedDate> read(@Nullable String text) {
    return read(text, false);
  }

  /**
   * Parses the date in a short text, of which the first 200 characters are considered.
   *
   * @param monthFirst whether an ambiguous {@code 3/4/2021} is the fourth of March
   * @return empty for null and for text without a date
   */
  public Optional<ParsedDate> read(@Nullable String text, boolean monthFirst) {
    if (text == null || text.length() < 6) {
      return Optional.empty();
    }
    String plain = calendars.gregorian(plain(text.length() > 200 ? text.substring(0, 200) : text));
    return timestamp(plain).or(() -> dateInText(plain, monthFirst)).filter(ParsedDate::isStorable);
  }

  private Optional<ParsedDate> dateInText(String plain, boolean monthFirst) {
    return Optional.ofNullable(find(plain, monthFirst)).map(match -> withTime(plain, match));
  }

  /** Parses epoch seconds or milliseconds, or compact ISO 8601. */
  private Optional<ParsedDate> timestamp(String text) {
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.find()) {
      Instant at = Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
      ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
      return Optional.of(
          new ParsedDate(utc.toLocalDate(), utc.toLocalTime(), true, ZoneOffset.UTC));
    }
    Matcher m = COMPACT.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    LocalDate date = date(m.group("y"), m.group("m"), m.group("d"));
    return date == null ? Optional.empty() : Optional.of(compact(date, m, text));
  }

  private ParsedDate compact(LocalDate date, Matcher m, String text) {
    String seconds = m.group("ss");
    try {
      if (m.group("hh") != null) {
        int s = seconds == null ? 0 : Integer.parseInt(seconds);
        LocalTime time =
            LocalTime.of(Integer.parseInt(m.group("hh")), Integer.parseInt(m.group("mm")), s);
        ZoneId zone = clock.zone(text.substring(m.end()));
        return new ParsedDate(date, time, seconds != null, offset(zone, date, time));
      }
    } catch (DateTimeException e) {
      return new ParsedDate(date, null, false, null);
    }
    return withTime(text, new Match(date, m.start(), m.end()));
  }

  private @Nullable Match find(String text, boolean monthFirst) {
    Match match = yearMonthDay(ISO.matcher(text));
    match = match != null ? match : yearMonthDay(CJK.matcher(text));
    match = match != null ? match : withMonthName(ASCTIME.matcher(text));
    match = match != null ? match : withMonthName(DAY_MONTH_YEAR.matcher(text));
    match = match != null ? match : withMonthName(MONTH_DAY_YEAR.matcher(text));
    match = match != null ? match : withMonthName(YEAR_MONTH_DAY.matcher(text));
    match = match != null ? match : withMonthName(YEAR_DAY_MONTH.matcher(text));
    return match != null ? match : numbers(text, monthFirst);
  }

  private static @Nullable Match yearMonthDay(Matcher m) {
    while (m.find()) {
      LocalDate date = date(m.group("y"), m.group("m"), m.group("d"));
      if (date != null) {
        return new Match(date, m.start(), m.end());
      }
    }
    return null;
  }

  private @Nullable Match withMonthName(Matcher m) {
    while (m.find()) {
      Integer month = months.number(m.group("name"));
      LocalDate date =
          month == null ? null : date(year(m.group("y")), month, Integer.parseInt(m.group("d")));
      if (date != null) {
        return new Match(date, m.start(), m.end());
      }
    }
    return null;
  }

  private static @Nullable Match numbers(String text, boolean monthFirst) {
    Matcher m = NUMBERS.matcher(text);
    while (m.find()) {
      int a = Integer.parseInt(m.group("a"));
      int b = Integer.parseInt(m.group("b"));
      boolean swap = b > 12 || (a <= 12 && monthFirst && m.group("sep").strip().equals("/"));
      LocalDate date = date(year(m.group("y")), swap ? a : b, swap ? b : a);
      if (date != null) {
        return new Match(date, m.start(), m.end());
      }
    }
    return null;
  }

  /** Adds the time of day that stands after the date, in it, or before it. */
  private ParsedDate withTime(String text, Match date) {
    String rest = text.substring(date.end());
    Match next = find(rest, false);
    int end = Math.min(next == null ? rest.length() : next.start(), MAX_CHARS_TO_TIME);
    String after = rest.substring(0, end);
    String before = text.substring(Math.max(0, date.start() - MAX_CHARS_TO_TIME), date.start());
    ClockTime time = clock.find(after.startsWith("T") ? after.substring(1) : after);
    time = time != null ? time : clock.find(text.substring(date.start(), date.end()));
    time = time != null ? time : clock.find(before);
    return time == null
        ? new ParsedDate(date.date(), null, false, null)
        : new ParsedDate(
            date.date(),
            time.time(),
            time.seconds(),
            offset(time.zone(), date.date(), time.time()));
  }

  /** Returns the offset of a zone at a time, because zones such as ET have daylight saving time. */
  private static @Nullable ZoneOffset offset(
      @Nullable ZoneId zone, LocalDate date, LocalTime time) {
    return zone == null ? null : zone.getRules().getOffset(date.atTime(time));
  }

  private static int year(String text) {
    int year = Integer.parseInt(text.replaceAll("\\D", ""));
    return year >= 100 ? year : year + (year < 70 ? 2000 : 1900);
  }

  private static @Nullable LocalDate date(String year, String month, String day) {
    return date(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    boolean isBuddhist = year > MIN_BUDDHIST_YEAR && year < MIN_BUDDHIST_YEAR + 100;
    try {
      return LocalDate.of(isBuddhist ? year - BUDDHIST_OFFSET : year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex.replace("MONTH", "(?:" + MONTH + ")"),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Replaces digits and spaces of any script by ASCII ones and removes direction marks. */
  private static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c > 127 ? Character.digit(c, 10) : -1;
      if (digit >= 0) {
        out.append((char) ('0' + digit));
      } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
        out.append(' ');
      } else if (c != '\u200e' && c != '\u200f') {
        out.append(c);
      }
    }
    return out.toString();
  }
}
