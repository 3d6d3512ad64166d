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
 * Words and letters of names for which a language's press writes others as well: spellings, words
 * of one meaning, articles that may be left out. Which these are is data. Immutable.
 */
final class Respellings {
  private static final Map<String, List<Ways>> KNOWN = known();

  /** Ways to write one thing; of several that a name holds the first is taken. */
  private record Ways(List<Pattern> patterns, List<String> ways) {
    static Ways of(String column) {
      List<String> ways =
          RuleFile.items(column).stream().map(way -> way.replace('_', ' ')).toList();
      List<Pattern> patterns =
          ways.stream().filter(way -> !way.isEmpty()).map(Ways::pattern).toList();
      return new Ways(patterns, ways);
    }

    private static Pattern pattern(String way) {
      boolean anchored = way.startsWith("^");
      String quoted = Pattern.quote(anchored ? way.substring(1) : way);
      return Pattern.compile(
          anchored ? "^" + quoted : quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The name with each of the other ways; none where it holds no way. */
    List<String> others(String name) {
      for (Pattern pattern : patterns) {
        Matcher matcher = pattern.matcher(name);
        if (matcher.find()) {
          return ways.stream().map(way -> matcher.replaceAll(replacement(way))).toList();
        }
      }
      return List.of();
    }

    private static String replacement(String way) {
      return Matcher.quoteReplacement(way.startsWith("^") ? way.substring(1) : way);
    }
  }

  /** Ways to write one name: those of a long name would multiply. */
  private static final int MOST = 256;

  private Respellings() {}

  /** The name, and the other ways in which its language writes it. */
  static Set<String> of(String name, String language) {
    Set<String> names = new LinkedHashSet<>(Set.of(name));
    for (Ways ways : KNOWN.getOrDefault(language, List.of())) {
      for (String known : List.copyOf(names)) {
        if (names.size() < MOST) {
          names.addAll(ways.others(known));
        }
      }
    }
    return names;
  }

  private static Map<String, List<Ways>> known() {
    Map<String, List<Ways>> known = new HashMap<>();
    for (String line : RuleFile.lines("/initiative/respellings.tsv")) {
      List<String> columns = RuleFile.columns(line);
      for (String language : columns.get(0).split(",")) {
        known.computeIfAbsent(language, l -> new ArrayList<>()).add(Ways.of(columns.get(1)));
      }
    }
    return Map.copyOf(known);
  }
}
