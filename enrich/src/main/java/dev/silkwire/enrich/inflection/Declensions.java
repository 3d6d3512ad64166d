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
 * The cases of names in languages that decline them. Adjectives in front of a noun decline with it;
 * where the first noun is the head, what stands behind it stays as it is, except a second noun that
 * "and" joins to it. The endings are data; Russian and Ukrainian have rules of their own in {@link
 * CyrillicForms}, which also serve names whose language is not known. Immutable.
 */
public final class Declensions {
  private static final String COMMA = ", ";
  private static final int SHORTEST = 4;
  private static final int SHORTEST_STEM = 2;

  /** Forms of a name in one case: those of a long name would multiply. */
  static final int MOST_FORMS = 256;

  private static final String ARABIC_ARTICLE = "ال";
  private static final String ARABIC_BEHIND_LI = "لل";
  private static final char HEBREW_ARTICLE = 'ה';
  private static final Map<String, Rules> RULES = rules();

  private final List<String> words;
  private final Rules rules;

  /** How a language declines: endings by what they take the place of. */
  private static final class Rules {
    boolean headIsLast;
    final Set<String> joining = new LinkedHashSet<>();
    final Map<String, List<List<String>>> adjectives = new HashMap<>();
    final Map<String, List<List<String>>> nouns = new HashMap<>();
  }

  private Declensions(String name, Rules rules) {
    this.words = List.of(name.split(" "));
    this.rules = rules;
  }

  /** The name and its cases in a language; the name alone where nothing is known of them. */
  public static Set<String> of(String name, @Nullable String language) {
    Rules rules = language == null ? null : RULES.get(language);
    if (rules == null) {
      String bare = withoutArticle(name);
      return bare.isEmpty() ? CyrillicDeclensions.of(name) : Set.of(name, bare);
    }
    Set<String> forms = new LinkedHashSet<>(Set.of(name));
    if (name.length() >= SHORTEST && !isInCapitals(name)) {
      new Declensions(name, rules).byCase().forEach(forms::addAll);
      int comma = name.indexOf(COMMA);
      if (comma > 0) {
        List<Set<String>> half = new Declensions(name.substring(0, comma), rules).byCase();
        String rest = name.substring(comma + COMMA.length());
        inStep(half, new Declensions(rest, rules).byCase()).forEach(forms::addAll);
      }
    }
    return forms;
  }

  private static boolean isInCapitals(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT))
        && !name.equals(name.toLowerCase(Locale.ROOT));
  }

  /** Halves that a comma parts stand in the same case: "jednoho pásu, jedné cesty". */
  private static List<Set<String>> inStep(List<Set<String>> halves, List<Set<String>> others) {
    List<Set<String>> joined = new ArrayList<>();
    for (int c = 0; c < Math.min(halves.size(), others.size()); c++) {
      Set<String> forms = new LinkedHashSet<>();
      for (String half : halves.get(c)) {
        others.get(c).stream()
            .limit(Math.max(0, MOST_FORMS - forms.size()))
            .forEach(other -> forms.add(half + COMMA + other));
      }
      joined.add(forms);
    }
    return joined;
  }

  /**
   * As a name stands behind a particle that takes its article's place, Hebrew <i>ba-, la-, ka-</i>,
   * or its first letter, Arabic <i>li-</i>; empty where there is no article.
   */
  private static String withoutArticle(String name) {
    if (name.startsWith(ARABIC_ARTICLE)) {
      return ARABIC_BEHIND_LI + name.substring(ARABIC_ARTICLE.length());
    }
    boolean hebrew = name.length() > SHORTEST && name.charAt(0) == HEBREW_ARTICLE;
    return hebrew ? name.substring(1) : "";
  }

  private List<Set<String>> byCase() {
    List<Set<String>> forms = new ArrayList<>();
    int leading = 0;
    while (leading < words.size() - 1 && isIn(rules.adjectives, words.get(leading))) {
      leading++;
    }
    if (rules.headIsLast) {
      for (int first = 0; first <= leading; first++) {
        addForms(forms, first, leading, words.size() - 1, false);
      }
      return forms;
    }
    for (int head = 0; head <= leading; head++) {
      addForms(forms, 0, head, head, false);
      if (head + 1 < words.size() && isIn(rules.adjectives, words.get(head + 1))) {
        addForms(forms, 0, head, head, true);
      }
    }
    return forms;
  }

  /**
   * The forms when the words from {@code first} up to {@code adjectives} are adjectives and the one
   * at {@code head} is their noun, with an adjective behind it or none.
   */
  private void addForms(
      List<Set<String>> forms, int first, int adjectives, int head, boolean behind) {
    int second = head + 2;
    boolean joined = second < words.size() && rules.joining.contains(words.get(head + 1));
    List<List<List<String>>> cases = new ArrayList<>();
    int most = 0;
    for (int w = 0; w < words.size(); w++) {
      boolean adjective = (w >= first && w < adjectives) || (behind && w == head + 1);
      boolean noun = w == head || (joined && w == second);
      List<List<String>> declined =
          declined(words.get(w), adjective ? rules.adjectives : noun ? rules.nouns : Map.of());
      cases.add(declined);
      most = Math.max(most, declined.size());
    }
    for (int c = 0; c < most; c++) {
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
      forms = longer.subList(0, Math.min(MOST_FORMS, longer.size()));
    }
    return forms;
  }

  private static boolean isIn(Map<String, List<List<String>>> endings, String word) {
    return !declined(word, endings).equals(List.of(List.of(word)));
  }

  /** A word in each case; the word as it is where no ending of the table fits. */
  private static List<List<String>> declined(String word, Map<String, List<List<String>>> endings) {
    String lower = CharTables.lower(word);
    for (int stem = 0; stem <= lower.length(); stem++) {
      List<List<String>> cases = endings.get(lower.substring(stem));
      if (cases != null && (stem == 0 || stem >= SHORTEST_STEM)) {
        String kept = word.substring(0, stem);
        return cases.stream()
            .map(variants -> variants.stream().map(v -> ended(word, kept, v)).toList())
            .toList();
      }
    }
    return List.of(List.of(word));
  }

  private static String ended(String word, String stem, String ending) {
    if (ending.startsWith("+")) {
      return word + ending.substring(1);
    }
    return ending.equals("-") ? stem : stem + ending;
  }

  private static Map<String, Rules> rules() {
    Map<String, Rules> rules = new HashMap<>();
    for (String line : RuleFile.lines("/text/declensions.tsv")) {
      List<String> columns = RuleFile.columns(line);
      for (String language : columns.get(0).split(",")) {
        add(rules.computeIfAbsent(language, l -> new Rules()), columns);
      }
    }
    return Map.copyOf(rules);
  }

  private static void add(Rules rules, List<String> columns) {
    String last = columns.get(columns.size() - 1);
    switch (columns.get(1)) {
      case "head" -> rules.headIsLast = last.equals("last");
      case "and" -> rules.joining.addAll(RuleFile.items(last));
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
