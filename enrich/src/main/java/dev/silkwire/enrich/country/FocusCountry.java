package dev.silkwire.enrich.country;

import dev.silkwire.contract.Evidence;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which countries an article is about: the one whose mentions weigh most, and those that come near
 * it and are named more than once. Title and first paragraph weigh more. Plain counting is what
 * CLIFF (D'Ignazio et al., 2014) found to agree best with readers.
 */
final class FocusCountry {
  private static final double TITLE = 2;
  private static final double FIRST_PARAGRAPH = 1.5;
  private static final double NEAR = 0.5;
  private static final int ENOUGH = 2;

  private FocusCountry() {}

  /** How much more a mention weighs for where it stands. */
  static double prominence(List<Passage> passages, PlaceHit hit) {
    Passage passage = passages.get(hit.passage());
    if (passage.field() == Evidence.Field.TITLE) {
      return TITLE;
    }
    boolean first = passage.field() == Evidence.Field.TEXT && isFirstLine(passage.text(), hit);
    return first ? FIRST_PARAGRAPH : 1;
  }

  /** The countries in focus, given what their mentions weigh and how many they are. */
  static Set<String> among(Map<String, Double> scores, Map<String, Integer> counts) {
    Set<String> focus = new HashSet<>();
    double top = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    scores.forEach(
        (code, score) -> {
          boolean named = counts.getOrDefault(code, 0) >= ENOUGH && score >= NEAR * top;
          if (named || score >= top) {
            focus.add(code);
          }
        });
    return focus;
  }

  private static boolean isFirstLine(NormalText text, PlaceHit hit) {
    for (int i = 0; i < hit.from(); i++) {
      if (text.cased(i) == '\n' && i > 0) {
        return false;
      }
    }
    return true;
  }
}
