package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.text.Alphabets;
import dev.silkwire.enrich.text.Boundaries;
import dev.silkwire.enrich.text.Declensions;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ways in which texts write a name of the catalogue: with and without the comma between its
 * halves, declined, in each alphabet and spelling of its language.
 */
final class Wordings {
  private static final String COMMA = ", ";
  private static final int FEWEST_WORDS = 4;

  private Wordings() {}

  static Set<String> of(String name, String language) {
    Set<String> wordings = new LinkedHashSet<>();
    for (String declined : Declensions.of(punctuated(name), language)) {
      addSpellings(declined, language, wordings);
      addSpellings(declined.replace(COMMA, " "), language, wordings);
    }
    return wordings;
  }

  private static void addSpellings(String wording, String language, Set<String> wordings) {
    wordings.add(wording);
    wordings.addAll(Alphabets.others(wording, language));
    wordings.add(respelled(wording, language));
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

  /**
   * Swiss German knows no sharp s, katakana and Urdu write foreign sounds in more than one way,
   * scripts without spaces may do without those of names too.
   */
  private static String respelled(String name, String language) {
    return switch (language) {
      case "de" -> name.replace("ß", "ss");
      case "ja" -> name.replace("・", "").replace("チブ", "ティブ");
      case "lo" -> closed(name).replace("ໜ", "ຫນ").replace("ໝ", "ຫມ");
      case "km", "my", "th" -> closed(name);
      case "ur" -> name.replace("انیشی ایٹو", "انیشیٹو");
      default -> name;
    };
  }

  private static String closed(String name) {
    StringBuilder closed = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      boolean between =
          name.charAt(i) == ' '
              && i > 0
              && i + 1 < name.length()
              && Boundaries.isSpaceless(name.charAt(i - 1))
              && Boundaries.isSpaceless(name.charAt(i + 1));
      if (!between) {
        closed.append(name.charAt(i));
      }
    }
    return closed.toString();
  }
}
