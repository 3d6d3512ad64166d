package dev.silkwire.enrich.inflection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Declension of Russian and Ukrainian names. Adjectives and the first noun of a name are declined
 * together, the words after the noun are unchanged, and declension restarts after a comma:
 * <i>Экономический пояс Шёлкового пути, Экономического пояса Шёлкового пути</i>. The endings follow
 * the tables of A. Zaliznyak's grammatical dictionary, without stress. Some resulting forms do not
 * exist, which is harmless in a search.
 */
public final class CyrillicDeclensions {
  private static final int CASES = 6;

  /** Conjunctions that join a second noun to the first, so that both are declined. */
  private static final Set<String> CONJUNCTIONS = Set.of("и", "і", "й", "та");

  private static final Pattern ADJECTIVE =
      Pattern.compile("(?iu)..+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)|один|одна");

  // Endings of genitive, dative, accusative, instrumental and prepositional; '/' separates
  // variants.
  private static final String MASCULINE = "ого/его ому/ему ий/ый/ой ым/им ом/ем";
  private static final String FEMININE = "ой/ей ой/ей ую/юю ой/ей ой/ей";
  private static final String NEUTER = "ого/его ому/ему ое/ее ым/им ом/ем";
  private static final String PLURAL = "ых/их ым/им ые/ие ыми/ими ых/их";

  private CyrillicDeclensions() {}

  /** Returns a name in all cases; the name alone if it is not Cyrillic. */
  public static Set<String> of(String name) {
    if (!isCyrillic(name)) {
      return Set.of(name);
    }
    List<List<String>> byCase = new ArrayList<>(Collections.nCopies(CASES, List.of("")));
    boolean declining = true;
    String[] words = name.split(" ");
    for (int w = 0; w < words.length; w++) {
      String comma = words[w].endsWith(",") ? "," : "";
      String word = words[w].substring(0, words[w].length() - comma.length());
      boolean isDeclined = declining && isCyrillic(word) && !CONJUNCTIONS.contains(word);
      List<List<String>> cases =
          isDeclined ? cases(word) : Collections.nCopies(CASES, List.of(word));
      for (int c = 0; c < CASES; c++) {
        byCase.set(c, append(byCase.get(c), cases.get(c), comma));
      }
      boolean precedesConjunction = w + 1 < words.length && CONJUNCTIONS.contains(words[w + 1]);
      declining =
          !comma.isEmpty()
              || (declining && (isAdjective(word) || !isDeclined || precedesConjunction));
    }
    Set<String> forms = new LinkedHashSet<>();
    byCase.forEach(forms::addAll);
    return forms;
  }

  /** Returns an adjective, given in the masculine nominative, in all genders, numbers and cases. */
  public static Set<String> ofAdjective(String adjective) {
    Set<String> forms = new LinkedHashSet<>(of(adjective));
    String stem = adjective.substring(0, adjective.length() - 2);
    for (String ending :
        "ая яя ое ее ые ие ого ому им ым ом ой ую их ых ими ыми а е і ої у".split(" ")) {
      forms.add(stem + ending);
    }
    return forms;
  }

  private static List<String> append(List<String> beginnings, List<String> words, String comma) {
    List<String> longer = new ArrayList<>(beginnings.size() * words.size());
    for (String beginning : beginnings) {
      for (String word : words) {
        longer.add((beginning.isEmpty() ? word : beginning + " " + word) + comma);
      }
    }
    return longer.subList(0, Math.min(Declensions.MAX_FORMS, longer.size()));
  }

  private static boolean isCyrillic(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x0400 && text.charAt(i) <= 0x04FF) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAdjective(String word) {
    return ADJECTIVE.matcher(word).matches();
  }

  private static List<List<String>> cases(String word) {
    String w = word.toLowerCase(Locale.ROOT);
    return isAdjective(word) ? adjective(word, w) : noun(word, w);
  }

  private static List<List<String>> adjective(String word, String w) {
    if (w.equals("один")) {
      return declined(word, 2, "ного ному ин ним ному/ном");
    }
    if (w.equals("одна")) {
      return declined(word, 1, "ой/ієї ой/ій у ой/ією ой/ій");
    }
    if (w.endsWith("ая") || w.endsWith("яя")) {
      return declined(word, 2, FEMININE);
    }
    if (w.endsWith("ое") || w.endsWith("ее")) {
      return declined(word, 2, NEUTER);
    }
    return declined(word, 2, w.endsWith("е") ? PLURAL : MASCULINE);
  }

  private static List<List<String>> noun(String word, String w) {
    if (w.matches(".*(?:ия|ія)")) {
      return declined(word, 1, "и/ї и/ї ю ей/єю и/ї");
    }
    if (w.endsWith("а")) {
      return declined(word, 1, "ы/и е/і у ой/ою е/і");
    }
    if (w.endsWith("я")) {
      return declined(word, 1, "и е/і ю ей/ёй е/і");
    }
    if (w.endsWith("й")) {
      return declined(word, 1, "я/ю ю/єві й ем/єм е/ї");
    }
    if (w.endsWith("ь")) {
      return declined(word, 1, "и/я/і и/ю ь ью/ем/ём и/е/і");
    }
    if (w.endsWith("ство")) {
      return declined(word, 1, "а у о ом е/і");
    }
    if (w.matches(".*(?:..ы|..ти|..ки)")) {
      return declined(word, 1, "ов/- ам ы/и ами ах");
    }
    if (w.endsWith("нок") || w.endsWith("сток")) {
      return declined(word, 2, "ка ку ок ком ке");
    }
    boolean fixed = w.matches(".*[оеуюэёи]") || word.equals(word.toUpperCase(Locale.ROOT));
    return fixed
        ? Collections.nCopies(CASES, List.of(word))
        : declined(word, 0, "а/у у/ові/еві - ом/ем е/і/у");
  }

  private static List<List<String>> declined(String word, int cut, String endings) {
    String stem = word.substring(0, word.length() - cut);
    List<List<String>> cases = new ArrayList<>(CASES);
    cases.add(List.of(word));
    for (String variants : endings.split(" ")) {
      List<String> forms = new ArrayList<>();
      for (String ending : variants.split("/")) {
        forms.add(ending.equals("-") ? stem : stem + ending);
      }
      cases.add(forms);
    }
    return cases;
  }
}
