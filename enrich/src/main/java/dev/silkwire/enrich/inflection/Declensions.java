package dev.silkwire.enrich.inflection;

import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.CharTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Declension of names: returns the forms of a name in all grammatical cases of a language.
 * Adjectives before a noun are declined with it. If the first noun is the head, the words after it
 * are unchanged, except a second noun after "and". The endings are data ({@code declensions.tsv});
 * Russian, Ukrainian and names in an unknown language are handled by {@link CyrillicDeclensions}.
 *
 * <pre>{@code
 * Declensions.of("Neue Seidenstraße", "de"); // includes "Neuen Seidenstraße"
 * }</pre>
 */
public final class Declensions {
  private static final String COMMA = ", ";
  private static final int MIN_NAME_LENGTH = 4;
  private static final int MIN_STEM_LENGTH = 2;

  /** Maximum number of forms of a name in one case, which multiply in long names. */
  static final int MAX_FORMS = 256;

  private static final String ARABIC_ARTICLE = "ال";
  private static final String ARABIC_LI_PREFIX = "لل";
  private static final char HEBREW_ARTICLE = 'ה';
  private static final Map<String, DeclensionRules> RULES = rules();

  private final List<String> words;
  private final DeclensionRules rules;

  /** The rules of a language: the endings of all cases, by the nominative ending they replace. */
  private static final class DeclensionRules {
    boolean headIsLast;
    final Set<String> conjunctions = new LinkedHashSet<>();
    final Map<String, List<List<String>>> adjectives = new HashMap<>();
    final Map<String, List<List<String>>> nouns = new HashMap<>();
  }

  private Declensions(String name, DeclensionRules rules) {
    this.words = List.of(name.split(" "));
    this.rules = rules;
  }

  /** Returns a name and its forms in a language; the name alone if there are no rules for it. */
  public static Set<String> of(String name, @Nullable String language) {
    DeclensionRules rules = language == null ? null : RULES.get(language);
    if (rules == null) {
      String withoutArticle = withoutArticle(name);
      return withoutArticle.isEmpty() ? CyrillicDeclensions.of(name) : Set.of(name, withoutArticle);
    }
    Set<String> forms = new LinkedHashSet<>(Set.of(name));
    if (name.length() >= MIN_NAME_LENGTH && !isInCapitals(name)) {
      new Declensions(name, rules).byCase().forEach(forms::addAll);
      int comma = name.indexOf(COMMA);
      if (comma > 0) {
        List<Set<String>> half = new Declensions(name.substring(0, comma), rules).byCase();
        String rest = name.substring(comma + COMMA.length());
        combineCases(half, new Declensions(rest, rules).byCase()).forEach(forms::addAll);
      }
    }
    return forms;
  }

  private static boolean isInCapitals(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT))
        && !name.equals(name.toLowerCase(Locale.ROOT));
  }

  /** Joins two halves with a comma, both in the same case: "jednoho pásu, jedné cesty". */
  private static List<Set<String>> combineCases(
      List<Set<String>> halves, List<Set<String>> others) {
    List<Set<String>> joined = new ArrayList<>();
    for (int c = 0; c < Math.min(halves.size(), others.size()); c++) {
      Set<String> forms = new LinkedHashSet<>();
      for (String half : halves.get(c)) {
        others.get(c).stream()
            .limit(Math.max(0, MAX_FORMS - forms.size()))
            .forEach(other -> forms.add(half + COMMA + other));
      }
      joined.add(forms);
    }
    return joined;
  }

  /**
   * Returns a name as it is written after a particle that replaces its article (Hebrew <i>ba-, la-,
   * ka-</i>) or the article's first letter (Arabic <i>li-</i>); empty if it has no article.
   */
  private static String withoutArticle(String name) {
    if (name.startsWith(ARABIC_ARTICLE)) {
      return ARABIC_LI_PREFIX + name.substring(ARABIC_ARTICLE.length());
    }
    boolean hebrew = name.length() > MIN_NAME_LENGTH && name.charAt(0) == HEBREW_ARTICLE;
    return hebrew ? name.substring(1) : "";
  }

  private List<Set<String>> byCase() {
    List<Set<String>> forms = new ArrayList<>();
    int adjectiveCount = 0;
    while (adjectiveCount < words.size() - 1
        && hasEnding(rules.adjectives, words.get(adjectiveCount))) {
      adjectiveCount++;
    }
    if (rules.headIsLast) {
      for (int first = 0; first <= adjectiveCount; first++) {
        addForms(forms, first, adjectiveCount, words.size() - 1, false);
      }
      return forms;
    }
    for (int head = 0; head <= adjectiveCount; head++) {
      addForms(forms, 0, head, head, false);
      if (head + 1 < words.size() && hasEnding(rules.adjectives, words.get(head + 1))) {
        addForms(forms, 0, head, head, true);
      }
    }
    return forms;
  }

  /**
   * Adds the forms of the name for one analysis of its words.
   *
   * @param first index of the first adjective
   * @param adjectives end of the adjectives, exclusive
   * @param head index of the noun
   * @param adjectiveAfter whether an adjective follows the noun
   */
  private void addForms(
      List<Set<String>> forms, int first, int adjectives, int head, boolean adjectiveAfter) {
    int second = head + 2;
    boolean joined = second < words.size() && rules.conjunctions.contains(words.get(head + 1));
    List<List<List<String>>> cases = new ArrayList<>();
    int caseCount = 0;
    for (int w = 0; w < words.size(); w++) {
      boolean adjective = (w >= first && w < adjectives) || (adjectiveAfter && w == head + 1);
      boolean noun = w == head || (joined && w == second);
      List<List<String>> declined =
          declined(words.get(w), adjective ? rules.adjectives : noun ? rules.nouns : Map.of());
      cases.add(declined);
      caseCount = Math.max(caseCount, declined.size());
    }
    for (int c = 0; c < caseCount; c++) {
      if (c == forms.size()) {
        forms.add(new LinkedHashSet<>());
      }
      forms.get(c).addAll(inCase(cases, c));
    }
  }

  private static List<String> inCase(List<List<List<String>>> words, int number) {
    List<String> forms = List.of("");
    for (List<List<String>> word : words) {
      List<String> longer = new ArrayList<>();
      for (String beginning : forms) {
        for (String form : word.get(Math.min(number, word.size() - 1))) {
          longer.add(beginning.isEmpty() ? form : beginning + " " + form);
        }
      }
      forms = longer.subList(0, Math.min(MAX_FORMS, longer.size()));
    }
    return forms;
  }

  private static boolean hasEnding(Map<String, List<List<String>>> endings, String word) {
    return !declined(word, endings).equals(List.of(List.of(word)));
  }

  /** Returns a word in each case; the word unchanged if no ending of the table matches. */
  private static List<List<String>> declined(String word, Map<String, List<List<String>>> endings) {
    String lower = CharTables.lower(word);
    for (int stem = 0; stem <= lower.length(); stem++) {
      List<List<String>> cases = endings.get(lower.substring(stem));
      if (cases != null && (stem == 0 || stem >= MIN_STEM_LENGTH)) {
        String kept = word.substring(0, stem);
        return cases.stream()
            .map(variants -> variants.stream().map(v -> applyEnding(word, kept, v)).toList())
            .toList();
      }
    }
    return List.of(List.of(word));
  }

  private static String applyEnding(String word, String stem, String ending) {
    if (ending.startsWith("+")) {
      return word + ending.substring(1);
    }
    return ending.equals("-") ? stem : stem + ending;
  }

  private static Map<String, DeclensionRules> rules() {
    Map<String, DeclensionRules> rules = new HashMap<>();
    for (String line : RuleFile.lines("/text/declensions.tsv")) {
      List<String> columns = RuleFile.columns(line);
      for (String language : columns.get(0).split(",")) {
        add(rules.computeIfAbsent(language, l -> new DeclensionRules()), columns);
      }
    }
    return Map.copyOf(rules);
  }

  private static void add(DeclensionRules rules, List<String> columns) {
    String last = columns.get(columns.size() - 1);
    switch (columns.get(1)) {
      case "head" -> rules.headIsLast = last.equals("last");
      case "and" -> rules.conjunctions.addAll(RuleFile.items(last));
      case "adjective" -> rules.adjectives.put(columns.get(2), cases(last));
      case "noun" -> rules.nouns.put(columns.get(2), cases(last));
      default -> throw new IllegalStateException("no such row of declensions: " + columns);
    }
  }

  private static List<List<String>> cases(String column) {
    List<List<String>> cases = new ArrayList<>();
    for (String ending : column.split(" ")) {
      cases.add(List.of(ending.split("/")));
    }
    return cases;
  }
}
