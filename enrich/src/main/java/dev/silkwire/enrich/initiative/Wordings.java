package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.inflection.Declensions;
import dev.silkwire.enrich.text.Alphabets;
import dev.silkwire.enrich.text.WordBoundaries;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ways in which texts write a name of the catalogue: with and without the comma between its
 * halves, respelled, declined, in each alphabet of its language, and without the spaces that its
 * script may do without.
 */
final class Wordings {
  private static final String COMMA = ", ";
  private static final int FEWEST_WORDS = 4;
  private static final int MOST_GAPS = 6;

  private Wordings() {}

  static Set<String> of(String name, String language) {
    Set<String> wordings = new LinkedHashSet<>();
    for (String respelled : Respellings.of(punctuated(name), language)) {
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
    wordings.add(closed(wording));
    if ("ko".equals(language)) {
      wordings.addAll(runTogether(wording));
    }
  }

  /** "One belt, one road" for "One belt one road": halves that begin alike. */
  private static String punctuated(String name) {
    String[] words = name.split(" ");
    int half = words.length / 2;
    boolean alike =
        words.length >= FEWEST_WORDS
            && words.length % 2 == 0
            && words[0].equalsIgnoreCase(words[half])
            && !name.contains(COMMA);
    return alike
        ? String.join(" ", Arrays.asList(words).subList(0, half))
            + COMMA
            + String.join(" ", Arrays.asList(words).subList(half, words.length))
        : name;
  }

  /** Korean puts the words of a name together as it likes. */
  private static Set<String> runTogether(String name) {
    String[] words = name.split("[ -]");
    Set<String> joined = new LinkedHashSet<>(Set.of(words[0]));
    for (int w = 1; w < words.length; w++) {
      Set<String> longer = new LinkedHashSet<>();
      for (String beginning : joined) {
        longer.add(beginning + words[w]);
        if (words.length <= MOST_GAPS) {
          longer.add(beginning + " " + words[w]);
        }
      }
      joined = longer;
    }
    return joined;
  }

  /** Scripts without spaces may do without those of names too. */
  private static String closed(String name) {
    StringBuilder closed = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      boolean between =
          name.charAt(i) == ' '
              && i > 0
              && i + 1 < name.length()
              && WordBoundaries.isSpaceless(name.charAt(i - 1))
              && WordBoundaries.isSpaceless(name.charAt(i + 1));
      if (!between) {
        closed.append(name.charAt(i));
      }
    }
    return closed.toString();
  }
}
