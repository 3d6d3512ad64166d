package dev.silkwire.ingest.date;

import dev.silkwire.ingest.text.ResourceLines;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parser of times of day and time zones beside a date. Immutable. */
final class ClockReader {
  private static final String FORENOON = "上午|午前|오전|凌晨|早上|صباحاً|صباحا|صباح|ق.ظ";
  private static final String AFTERNOON = "下午|午後|오후|晚上|مساءً|مساء|ب.ظ";
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:.+-])(?:(?<before>"
              + FORENOON
              + "|"
              + AFTERNOON
              + ")\\s*)?(?<hour>\\d{1,2})\\s?(?:(?<mark>[:：])|h|H|时|時|点|點|시\\s?|(?<dot>\\.))"
              + "(?<minute>\\d{2})(?!\\d)(?:\\s?(?:分|분))?"
              + "(?:[:.](?<second>\\d{2})(?!\\d)(?:[.,]\\d{1,9})?)?"
              + "(?<after>\\s*(?:(?i:[ap]\\.?m\\b\\.?)|Uhr|hrs|صباحاً?|مساءً?|[بق]\\.ظ))?");
  private static final Pattern WHOLE_HOUR =
      Pattern.compile("(?<![\\d:.+-])(?<hour>\\d{1,2})(?<after>\\s*(?i:[ap]\\.?m\\b\\.?))");
  private static final Pattern ZONE =
      Pattern.compile(
          "^\\s*\\(?(?:(?:GMT|UTC|UT|Etc/GMT)?\\s?(?<sign>[+\\u2212-])(?<h>\\d{1,2}):?(?<m>\\d{2})?(?![\\d.])"
              + "|(?<name>[A-Z]{1,4})(?![A-Za-z]))");

  private final Map<String, ZoneId> zones = new HashMap<>();

  /** A parsed time of day; {@code seconds} is whether the text has seconds. */
  record ClockTime(LocalTime time, boolean seconds, @Nullable ZoneId zone) {}

  ClockReader() {
    for (String line : ResourceLines.of(ClockReader.class, "zones.txt")) {
      String[] words = line.split(" ");
      zones.put(words[0], ZoneId.of(words[1]));
    }
  }

  /** Returns the first time of day in a text, or null. */
  @Nullable ClockTime find(String text) {
    Matcher m = TIME.matcher(text);
    while (m.find()) {
      // A dot also separates numbers, so it needs "a.m.", "Uhr" or a zone after it.
      boolean ambiguous = m.group("dot") != null && m.group("after") == null;
      ClockTime time = ambiguous && !hasZone(text, m.end()) ? null : time(m, text);
      if (time != null) {
        return time;
      }
    }
    Matcher whole = WHOLE_HOUR.matcher(text);
    return whole.find() ? time(whole, whole.group("after"), "0", null, text) : null;
  }

  /** Returns the time zone at the start of a text, or null. */
  @Nullable ZoneId zone(String text) {
    Matcher m = ZONE.matcher(text);
    if (!m.find()) {
      return null;
    }
    if (m.group("name") != null) {
      return zones.get(m.group("name"));
    }
    int hours = Integer.parseInt(m.group("h"));
    int minutes = m.group("m") == null ? 0 : Integer.parseInt(m.group("m"));
    if (hours > 15 || minutes > 59) {
      return null;
    }
    int total = (hours * 60 + minutes) * ("+".equals(m.group("sign")) ? 60 : -60);
    return ZoneOffset.ofTotalSeconds(total);
  }

  private boolean hasZone(String text, int from) {
    return zone(text.substring(from)) != null;
  }

  private @Nullable ClockTime time(Matcher m, String text) {
    String half = m.group("before") != null ? m.group("before") : m.group("after");
    return time(m, half, m.group("minute"), m.group("second"), text);
  }

  private @Nullable ClockTime time(
      Matcher m, @Nullable String half, String minute, @Nullable String second, String text) {
    try {
      int hour = hour(Integer.parseInt(m.group("hour")), half);
      int s = second == null ? 0 : Integer.parseInt(second);
      LocalTime time = LocalTime.of(hour, Integer.parseInt(minute), s);
      return new ClockTime(time, second != null, zone(text.substring(m.end())));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int hour(int hour, @Nullable String half) {
    if (half == null || hour > 12) {
      return hour == 24 ? 0 : hour;
    }
    String h = half.strip().toLowerCase(Locale.ROOT);
    if (h.startsWith("p") || AFTERNOON.contains(h)) {
      return hour == 12 ? 12 : hour + 12;
    }
    return hour == 12 && (h.startsWith("a") || FORENOON.contains(h)) ? 0 : hour;
  }
}
