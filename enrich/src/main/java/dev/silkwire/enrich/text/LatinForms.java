package dev.silkwire.enrich.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The cases of place names in languages that write Latin letters and decline names: Polish, Czech
 * and Slovak, Croatian, Finnish, Hungarian; the genitive of the Nordic ones. Endings after the
 * declension tables of school grammars; forms that do not exist do no harm in a search.
 */
public final class LatinForms {
  private static final String FINNISH = "n ssa ssä sta stä lla llä lta ltä lle a ä na nä ksi";
  private static final String HUNGARIAN =
      "t ban ben ból ből ba be nak nek hoz hez höz tól től ra re ról ről n on en ön ig ért val vel ot et öt";

  /** How a Polish stem softens before the locative's e. */
  private static final Map<Character, String> POLISH_SOFT =
      Map.of(
          'k', "c", 'g', "dz", 'd', "dzi", 't', "ci", 'r', "rz", 'n', "ni", 'm', "mi", 'w', "wi");

  private LatinForms() {}

  /** The name and its cases in a language; the name alone where the language has none here. */
  public static Set<String> of(String name, String language) {
    Set<String> forms = new LinkedHashSet<>(Set.of(name));
    if (name.length() < 4 || name.equals(name.toUpperCase(Locale.ROOT))) {
      return forms;
    }
    boolean oneWord = name.indexOf(' ') < 0;
    switch (language) {
      case "pl" -> addIf(oneWord, forms, polish(name));
      case "cs", "sk" -> addIf(oneWord, forms, czech(name));
      case "hr" -> addIf(oneWord, forms, croatian(name));
      case "fi" -> forms.addAll(finnish(name));
      case "hu" -> forms.addAll(hungarian(name));
      case "sv", "da", "no" -> addIf(!name.endsWith("s"), forms, with(name, "s"));
      default -> {
        // Names do not change, or an apostrophe sets their endings apart.
      }
    }
    return forms;
  }

  private static void addIf(boolean wanted, Set<String> forms, Set<String> more) {
    if (wanted) {
      forms.addAll(more);
    }
  }

  private static Set<String> polish(String name) {
    String stem = name.substring(0, name.length() - 1);
    if (name.matches(".*[jie]a")) {
      return with(stem, "i ę ą");
    }
    if (name.endsWith("a")) {
      Set<String> forms = with(stem, "y i ę ą");
      forms.addAll(softened(stem));
      return forms;
    }
    if (name.endsWith("ie")) {
      return with(stem, "i om ami ach");
    }
    if (name.endsWith("y")) {
      Set<String> forms = with(stem, "om ami ach");
      forms.add(stem);
      return forms;
    }
    Set<String> forms = isVowel(name) ? new LinkedHashSet<>() : with(name, "u owi em iem ie");
    forms.addAll(isVowel(name) ? Set.of() : softened(name));
    return forms;
  }

  private static Set<String> softened(String stem) {
    int last = stem.length() - 1;
    String soft = POLISH_SOFT.getOrDefault(stem.charAt(last), stem.substring(last));
    return Set.of(stem.substring(0, last) + soft + "e");
  }

  private static Set<String> czech(String name) {
    String stem = name.substring(0, name.length() - 1);
    if (name.endsWith("o")) {
      return with(stem, "a u em om");
    }
    if (name.endsWith("a")) {
      return with(stem, "y ě e u ou i");
    }
    if (name.matches(".*[iy]e")) {
      return with(stem, "i í");
    }
    return isVowel(name) ? Set.of() : with(name, "u em ě e om");
  }

  private static Set<String> croatian(String name) {
    String stem = name.substring(0, name.length() - 1);
    if (name.endsWith("a")) {
      return with(stem, "e i u om oj");
    }
    return isVowel(name) ? Set.of() : with(name, "a u om em");
  }

  private static Set<String> finnish(String name) {
    char last = name.charAt(name.length() - 1);
    String stem = isVowel(name) ? name : name + "i";
    Set<String> forms = with(stem, FINNISH);
    forms.add(stem + (isVowel(name) ? last : 'i') + "n");
    // Double stops are halved where an ending closes the syllable: Turkki, Turkin.
    String weak = stem.replaceAll("(k)k(.)$|(t)t(.)$|(p)p(.)$", "$1$2$3$4$5$6");
    if (!weak.equals(stem)) {
      forms.addAll(with(weak, FINNISH));
    }
    return forms;
  }

  private static Set<String> hungarian(String name) {
    int end = name.length() - 1;
    char last = name.charAt(end);
    String stem =
        switch (last) {
          case 'a' -> name.substring(0, end) + 'á';
          case 'e' -> name.substring(0, end) + 'é';
          default -> name;
        };
    Set<String> forms = with(stem, HUNGARIAN);
    if (!isVowel(name)) {
      forms.addAll(with(name + last, "al el"));
    }
    return forms;
  }

  private static boolean isVowel(String name) {
    return "aeiouyáéíóúýäöåőűüąęě".indexOf(name.charAt(name.length() - 1)) >= 0;
  }

  private static Set<String> with(String stem, String endings) {
    Set<String> forms = new LinkedHashSet<>();
    for (String ending : endings.split(" ")) {
      forms.add(stem + ending);
    }
    return forms;
  }
}
