package dev.silkwire.ingest.date;

import dev.silkwire.ingest.date.ClockReader.Reading;
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
 * Reads dates in the shapes that feeds and pages invent: RFC 822 and its variants, W3CDTF and ISO
 * 8601, numbers with dots and slashes, and names of months in the languages of the news. What is
 * not understood is nothing: no date is ever guessed. Thread-safe.
 */
public final class DateReader {
  private static final int NEAR = 40;

  /** Thai outlets count the years from here; none of them is meant as a year of our era. */
  private static final int BUDDHIST = 543;

  private static final int FIRST_BUDDHIST = 2513;

  /** A word that may be a month's name; some names have a second word. */
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

  /** A date somewhere in a text, and where it stands. */
  private record Hit(LocalDate date, int start, int end) {}

  /** The date that a short text says, days before months where numbers leave it open. */
  public Optional<ParsedDate> read(@Nullable String text) {
    return read(text, false);
  }

  /**
   * The date that a short text says.
   *
   * @param monthFirst how to read {@code 3/4/2021}
   */
  public Optional<ParsedDate> read(@Nullable String text, boolean monthFirst) {
    if (text == null || text.length() < 6) {
      return Optional.empty();
    }
    String plain = calendars.gregorian(plain(text.length() > 200 ? text.substring(0, 200) : text));
    Optional<ParsedDate> number = number(plain);
    return number.or(() -> words(plain, monthFirst)).filter(ParsedDate::isStorable);
  }

  private Optional<ParsedDate> words(String plain, boolean monthFirst) {
    return Optional.ofNullable(hit(plain, monthFirst)).map(hit -> withTime(plain, hit));
  }

  private Optional<ParsedDate> number(String text) {
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
    return withTime(text, new Hit(date, m.start(), m.end()));
  }

  private @Nullable Hit hit(String text, boolean monthFirst) {
    Hit hit = ymd(ISO.matcher(text));
    hit = hit != null ? hit : ymd(CJK.matcher(text));
    hit = hit != null ? hit : named(ASCTIME.matcher(text));
    hit = hit != null ? hit : named(DAY_MONTH_YEAR.matcher(text));
    hit = hit != null ? hit : named(MONTH_DAY_YEAR.matcher(text));
    hit = hit != null ? hit : named(YEAR_MONTH_DAY.matcher(text));
    hit = hit != null ? hit : named(YEAR_DAY_MONTH.matcher(text));
    return hit != null ? hit : numbers(text, monthFirst);
  }

  private static @Nullable Hit ymd(Matcher m) {
    while (m.find()) {
      LocalDate date = date(m.group("y"), m.group("m"), m.group("d"));
      if (date != null) {
        return new Hit(date, m.start(), m.end());
      }
    }
    return null;
  }

  private @Nullable Hit named(Matcher m) {
    while (m.find()) {
      Integer month = months.number(m.group("name"));
      LocalDate date =
          month == null ? null : date(year(m.group("y")), month, Integer.parseInt(m.group("d")));
      if (date != null) {
        return new Hit(date, m.start(), m.end());
      }
    }
    return null;
  }

  private static @Nullable Hit numbers(String text, boolean monthFirst) {
    Matcher m = NUMBERS.matcher(text);
    while (m.find()) {
      int a = Integer.parseInt(m.group("a"));
      int b = Integer.parseInt(m.group("b"));
      boolean swap = b > 12 || (a <= 12 && monthFirst && m.group("sep").strip().equals("/"));
      LocalDate date = date(year(m.group("y")), swap ? a : b, swap ? b : a);
      if (date != null) {
        return new Hit(date, m.start(), m.end());
      }
    }
    return null;
  }

  private ParsedDate withTime(String text, Hit hit) {
    String rest = text.substring(hit.end());
    Hit next = hit(rest, false);
    String after = rest.substring(0, Math.min(next == null ? rest.length() : next.start(), NEAR));
    String before = text.substring(Math.max(0, hit.start() - NEAR), hit.start());
    Reading reading = clock.find(after.startsWith("T") ? after.substring(1) : after);
    reading = reading != null ? reading : clock.find(text.substring(hit.start(), hit.end()));
    reading = reading != null ? reading : clock.find(before);
    return reading == null
        ? new ParsedDate(hit.date(), null, false, null)
        : new ParsedDate(
            hit.date(),
            reading.time(),
            reading.seconds(),
            offset(reading.zone(), hit.date(), reading.time()));
  }

  /** Zones such as ET follow summer time. */
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
    boolean buddhist = year > FIRST_BUDDHIST && year < FIRST_BUDDHIST + 100;
    try {
      return LocalDate.of(buddhist ? year - BUDDHIST : year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex.replace("MONTH", "(?:" + MONTH + ")"),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Any script's digits and spaces as ASCII. */
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
