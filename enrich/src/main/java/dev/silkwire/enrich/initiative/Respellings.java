package dev.silkwire.enrich.initiative;

import dev.silkwire.enrich.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spelling variants of names: other spellings, synonyms and optional articles that the press of a
 * language uses ({@code respellings.tsv}).
 */
final class Respellings {
  private static final Map<String, List<Variants>> VARIANTS = variantsByLanguage();

  /** Variants of one word; if a name contains several of them, the first is substituted. */
  private record Variants(List<Pattern> patterns, List<String> variants) {
    static Variants of(String column) {
      List<String> variants =
          RuleFile.items(column).stream().map(variant -> variant.replace('_', ' ')).toList();
      List<Pattern> patterns =
          variants.stream().filter(variant -> !variant.isEmpty()).map(Variants::pattern).toList();
      return new Variants(patterns, variants);
    }

    private static Pattern pattern(String variant) {
      boolean anchored = variant.startsWith("^");
      String quoted = Pattern.quote(anchored ? variant.substring(1) : variant);
      return Pattern.compile(
          anchored ? "^" + quoted : quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Returns a name with each of the variants; empty if it contains none of them. */
    List<String> substitute(String name) {
      for (Pattern pattern : patterns) {
        Matcher matcher = pattern.matcher(name);
        if (matcher.find()) {
          return variants.stream()
              .map(variant -> matcher.replaceAll(replacement(variant)))
              .toList();
        }
      }
      return List.of();
    }

    private static String replacement(String variant) {
      return Matcher.quoteReplacement(variant.startsWith("^") ? variant.substring(1) : variant);
    }
  }

  /** Maximum number of respellings of one name, which multiply in long names. */
  private static final int MAX_RESPELLINGS = 256;

  private Respellings() {}

  /** Returns a name and its variants in a language. */
  static Set<String> of(String name, String language) {
    Set<String> names = new LinkedHashSet<>(Set.of(name));
    for (Variants variants : VARIANTS.getOrDefault(language, List.of())) {
      for (String respelled : List.copyOf(names)) {
        if (names.size() < MAX_RESPELLINGS) {
          names.addAll(variants.substitute(respelled));
        }
      }
    }
    return names;
  }

  private static Map<String, List<Variants>> variantsByLanguage() {
    Map<String, List<Variants>> variantsByLanguage = new HashMap<>();
    for (String line : RuleFile.lines("/initiative/respellings.tsv")) {
      List<String> columns = RuleFile.columns(line);
      for (String language : columns.get(0).split(",")) {
        variantsByLanguage
            .computeIfAbsent(language, l -> new ArrayList<>())
            .add(Variants.of(columns.get(1)));
      }
    }
    return Map.copyOf(variantsByLanguage);
  }
}
