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

/** Transliteration for languages that are written in two alphabets ({@code alphabets.tsv}). */
public final class Alphabets {
  private static final char WORD_START = '^';
  private static final Map<String, List<Transliteration>> TRANSLITERATIONS = transliterations();

  /**
   * A transliteration to another alphabet.
   *
   * @param others the replacement of each letter or group of letters
   * @param longest length of the longest group
   */
  private record Transliteration(Map<String, String> others, int longest) {
    static Transliteration of(String pairs) {
      Map<String, String> others = new HashMap<>();
      int longest = 0;
      for (String pair : pairs.split(" ")) {
        int equals = pair.indexOf('=');
        others.put(pair.substring(0, equals), pair.substring(equals + 1));
        longest = Math.max(longest, equals);
      }
      return new Transliteration(Map.copyOf(others), longest);
    }

    /** Transliterates a text; characters without a replacement stay unchanged. */
    String transliterate(String text) {
      StringBuilder result = new StringBuilder(text.length() + 8);
      int i = 0;
      while (i < text.length()) {
        int length = Math.min(longest, text.length() - i);
        while (length > 0 && replacement(text, i, length) == null) {
          length--;
        }
        result.append(length == 0 ? text.substring(i, i + 1) : replacement(text, i, length));
        i += Math.max(length, 1);
      }
      return result.toString();
    }

    private @Nullable String replacement(String text, int from, int length) {
      String letters = text.substring(from, from + length);
      boolean isWordStart = from == 0 || !WordBoundaries.isWord(text.charAt(from - 1));
      String first = isWordStart ? others.get(WORD_START + letters) : null;
      return first == null ? others.get(letters) : first;
    }
  }

  private Alphabets() {}

  /**
   * Returns a phrase, in lower case, in the other alphabets of its language; empty if there are
   * none.
   */
  public static Set<String> others(String phrase, @Nullable String language) {
    String lower = phrase.toLowerCase(Locale.ROOT);
    Set<String> others = new LinkedHashSet<>();
    for (Transliteration transliteration :
        language == null ? List.<Transliteration>of() : transliterationsOf(language)) {
      others.add(transliteration.transliterate(lower));
    }
    others.remove(lower);
    return others;
  }

  private static List<Transliteration> transliterationsOf(String language) {
    return TRANSLITERATIONS.getOrDefault(language, List.of());
  }

  private static Map<String, List<Transliteration>> transliterations() {
    Map<String, List<Transliteration>> transliterations = new HashMap<>();
    for (String line : RuleFile.lines("/text/alphabets.tsv")) {
      List<String> columns = RuleFile.columns(line);
      transliterations
          .computeIfAbsent(columns.get(0), l -> new ArrayList<>())
          .add(Transliteration.of(columns.get(1)));
    }
    return Map.copyOf(transliterations);
  }
}
