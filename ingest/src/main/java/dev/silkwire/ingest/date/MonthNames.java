package dev.silkwire.ingest.date;

import dev.silkwire.ingest.text.ResourceLines;
import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of months in the languages of the news, from the JDK's CLDR data and a supplementary
 * list. Immutable.
 */
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu",
          "ro", "bg", "ru", "uk", "be", "sr", "sr-Latn", "sl", "el", "tr", "az", "kk", "uz", "ar",
          "fa", "ur", "he", "hi", "bn", "id", "ms", "vi", "th", "ka", "hy", "sw", "sq", "mk", "lt",
          "lv", "et", "is", "ca", "gl", "eu", "ga", "fil", "ta", "te", "mn", "hr", "bs", "af", "cy",
          "mt", "ne", "mr", "gu", "pa", "ml", "kn", "si", "km", "lo", "my", "am", "so", "zu", "ky",
          "tg", "tk", "ps", "nn", "lb", "ar-DZ", "ar-MA", "ar-TN", "ar-SY", "ar-SA", "de-AT");
  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

  private static final int MAX_ENDING_CHARS = 3;

  /** Vietnamese months are numbers, which some outlets pad with a zero. */
  private static final Pattern PADDED = Pattern.compile(" 0(\\d)$");

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  MonthNames() {
    for (String language : LANGUAGES) {
      addAll(Locale.forLanguageTag(language));
    }
    for (String line : ResourceLines.of(MonthNames.class, "month-names.txt")) {
      String[] words = line.split("\\s+(?=\\S)", 2);
      addRow(Integer.parseInt(words[0]), words[1]);
    }
  }

  /**
   * Returns the number of a month by its name, with or without an inflectional ending; null if the
   * name is unknown.
   */
  @Nullable Integer number(String name) {
    String key = key(name);
    Integer number = numbers.get(key);
    for (int cut = 1; number == null && cut <= MAX_ENDING_CHARS && key.length() - cut >= 4; cut++) {
      number = numbers.get(key.substring(0, key.length() - cut));
    }
    return number;
  }

  private void addAll(Locale locale) {
    for (Month month : Month.values()) {
      for (TextStyle style : STYLES) {
        add(month.getDisplayName(style, locale), month.getValue());
      }
    }
  }

  /** Adds a row of names separated by spaces. Some Arabic names have two words. */
  private void addRow(int number, String names) {
    String joined = names.replaceAll("(تشرين|كانون) (\\S+)", "$1_$2");
    for (String name : joined.split(" ")) {
      add(name.replace('_', ' '), number);
    }
  }

  private void add(String name, int number) {
    String key = key(name);
    boolean isWord = key.length() >= 3 && key.codePoints().anyMatch(Character::isLetter);
    if (isWord) {
      numbers.putIfAbsent(key, number);
      numbers.putIfAbsent(withoutAccents(key), number);
    }
  }

  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT).strip();
    String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    return PADDED.matcher(bare).replaceFirst(" $1");
  }

  private static String withoutAccents(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
  }
}
