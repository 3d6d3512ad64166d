package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.inflection.Declensions;
import dev.silkwire.enrich.text.Alphabets;
import dev.silkwire.enrich.text.WordBoundaries;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The wordings of a catalogue name in texts: with and without the comma between its halves,
 * respelled, declined, in each alphabet of its language, and without optional spaces.
 */
final class Wordings {
  private static final String COMMA = ", ";
  private static final int MIN_HALVED_WORDS = 4;
  private static final int MAX_SPACED_WORDS = 6;

  private Wordings() {}

  /** Returns all wordings of a name in a language. */
  static Set<String> of(String name, String language) {
    Set<String> wordings = new LinkedHashSet<>();
    for (String respelled : Respellings.of(withComma(name), language)) {
      for (String declined : Declensions.of(respelled, language)) {
        addSpellings(declined, language, wordings);
        addSpellings(declined.replace(COMMA, " "), language, wordings);
      }
    }
    return wordings;
  }

  private static void addSpellings(String wording, String language, Set<String> wordings) {
    wordings.add(wording);
    wordings.addAll(Alphabets.others(wording, language));
    wordings.add(withoutSpaces(wording));
    if ("ko".equals(language)) {
      wordings.addAll(koreanSpacings(wording));
    }
  }

  /** Adds a comma between halves that start with the same word: "One belt, one road". */
  private static String withComma(String name) {
    String[] words = name.split(" ");
    int half = words.length / 2;
    boolean hasEqualHalves =
        words.length >= MIN_HALVED_WORDS
            && words.length % 2 == 0
            && words[0].equalsIgnoreCase(words[half])
            && !name.contains(COMMA);
    return hasEqualHalves
        ? String.join(" ", Arrays.asList(words).subList(0, half))
            + COMMA
            + String.join(" ", Arrays.asList(words).subList(half, words.length))
        : name;
  }

  /** Returns all spacings of a Korean name, whose words may be written together. */
  private static Set<String> koreanSpacings(String name) {
    String[] words = name.split("[ -]");
    Set<String> joined = new LinkedHashSet<>(Set.of(words[0]));
    for (int w = 1; w < words.length; w++) {
      Set<String> longer = new LinkedHashSet<>();
      for (String beginning : joined) {
        longer.add(beginning + words[w]);
        if (words.length <= MAX_SPACED_WORDS) {
          longer.add(beginning + " " + words[w]);
        }
      }
      joined = longer;
    }
    return joined;
  }

  /** Removes the spaces between characters of scripts that do not separate words. */
  private static String withoutSpaces(String name) {
    StringBuilder result = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      boolean isOptionalSpace =
          name.charAt(i) == ' '
              && i > 0
              && i + 1 < name.length()
              && WordBoundaries.isSpaceless(name.charAt(i - 1))
              && WordBoundaries.isSpaceless(name.charAt(i + 1));
      if (!isOptionalSpace) {
        result.append(name.charAt(i));
      }
    }
    return result.toString();
  }
}
