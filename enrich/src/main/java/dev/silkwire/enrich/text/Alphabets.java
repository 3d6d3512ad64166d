package dev.silkwire.enrich.text;

import dev.silkwire.enrich.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Languages that are written in two alphabets. Which letters answer which is data. Immutable. */
public final class Alphabets {
  private static final char AT_THE_BEGINNING = '^';
  private static final Map<String, List<Letters>> KNOWN = known();

  /** What one alphabet writes for the letters of another. */
  private record Letters(Map<String, String> others, int longest) {
    static Letters of(String pairs) {
      Map<String, String> others = new HashMap<>();
      int longest = 0;
      for (String pair : pairs.split(" ")) {
        int equals = pair.indexOf('=');
        others.put(pair.substring(0, equals), pair.substring(equals + 1));
        longest = Math.max(longest, equals);
      }
      return new Letters(Map.copyOf(others), longest);
    }

    /** A text in the other alphabet; what is no letter of this one stays as it is. */
    String written(String text) {
      StringBuilder written = new StringBuilder(text.length() + 8);
      int i = 0;
      while (i < text.length()) {
        int length = Math.min(longest, text.length() - i);
        while (length > 0 && other(text, i, length) == null) {
          length--;
        }
        written.append(length == 0 ? text.substring(i, i + 1) : other(text, i, length));
        i += Math.max(length, 1);
      }
      return written.toString();
    }

    private @Nullable String other(String text, int from, int length) {
      String letters = text.substring(from, from + length);
      boolean begins = from == 0 || !WordBoundaries.isWord(text.charAt(from - 1));
      String first = begins ? others.get(AT_THE_BEGINNING + letters) : null;
      return first == null ? others.get(letters) : first;
    }
  }

  private Alphabets() {}

  /**
   * A phrase in small letters as the language's other alphabet writes it; none where it has one.
   */
  public static Set<String> others(String phrase, @Nullable String language) {
    String small = phrase.toLowerCase(Locale.ROOT);
    Set<String> others = new LinkedHashSet<>();
    for (Letters letters : language == null ? List.<Letters>of() : letters(language)) {
      others.add(letters.written(small));
    }
    others.remove(small);
    return others;
  }

  private static List<Letters> letters(String language) {
    return KNOWN.getOrDefault(language, List.of());
  }

  private static Map<String, List<Letters>> known() {
    Map<String, List<Letters>> known = new HashMap<>();
    for (String line : RuleFile.lines("/text/alphabets.tsv")) {
      List<String> columns = RuleFile.columns(line);
      known.computeIfAbsent(columns.get(0), l -> new ArrayList<>()).add(Letters.of(columns.get(1)));
    }
    return Map.copyOf(known);
  }
}
