package dev.silkwire.ingest.date;

import dev.silkwire.ingest.text.ResourceLines;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Converts dates of other calendars to Gregorian ones: years of Japanese eras and of the Republic
 * of China, and Solar Hijri dates. Years of the Solar and the Lunar Hijri calendar are
 * distinguished by their range: for dates between 1990 and 2031 the former are below 1411 and the
 * latter above. Immutable.
 */
final class Calendars {
  private static final Pattern ERA = Pattern.compile("(令和|平成|昭和|民國|民国)\\s?(元|\\d{1,3})\\s?年");
  private static final Map<String, Integer> YEAR_BEFORE_ERA =
      Map.of("令和", 2018, "平成", 1988, "昭和", 1925, "民國", 1911, "民国", 1911);
  private static final Pattern SOLAR_NUMBERS =
      Pattern.compile("(?<!\\d)(1(?:3[6-9]|40)\\d)([/.-])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");

  private final Map<String, Integer> months = new HashMap<>();
  private final Pattern solarNames;

  Calendars() {
    for (String line : ResourceLines.of(Calendars.class, "solar-hijri-months.txt")) {
      String[] words = line.split(" ");
      for (int i = 1; i < words.length; i++) {
        months.put(words[i], Integer.parseInt(words[0]));
      }
    }
    String names = months.keySet().stream().sorted().collect(Collectors.joining("|"));
    this.solarNames =
        Pattern.compile(
            "(?<!\\d)(\\d{1,2})\\s(?:ماه\\s)?("
                + names
                + ")\\s(?:ماه\\s)?(1(?:3[6-9]|40)\\d)(?!\\d)");
  }

  /**
   * Replaces such dates by ISO 8601 dates like {@code 2020-06-22} and such years by {@code 2020年}.
   */
  String gregorian(String text) {
    String years =
        text.indexOf('年') < 0
            ? text
            : ERA.matcher(text).replaceAll(m -> year(m.group(1), m.group(2)) + "年");
    String numbers =
        SOLAR_NUMBERS
            .matcher(years)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(solar(m.group(), m.group(1), m.group(3), m.group(4))));
    return solarNames
        .matcher(numbers)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    solar(
                        m.group(),
                        m.group(3),
                        String.valueOf(months.get(m.group(2))),
                        m.group(1))));
  }

  private static int year(String era, String number) {
    Integer before = YEAR_BEFORE_ERA.getOrDefault(era, 0);
    return before + (number.equals("元") ? 1 : Integer.parseInt(number));
  }

  private static String solar(String original, String year, String month, String day) {
    LocalDate date = solar(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    return date == null ? original : date.toString();
  }

  /**
   * Converts a Solar Hijri date. After R. Pournader and M. Toossi's jalali.c (2001): leap years in
   * a cycle of 33.
   */
  private static @Nullable LocalDate solar(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    int years = year - 979;
    int leaps = years / 33 * 8 + (years % 33 + 3) / 4;
    int days =
        365 * years + leaps + 31 * Math.min(month - 1, 6) + 30 * Math.max(0, month - 7) + day;
    try {
      return LocalDate.of(1600, 1, 1).plusDays(days + 78L);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
