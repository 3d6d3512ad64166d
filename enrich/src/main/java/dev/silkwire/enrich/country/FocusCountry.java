package dev.silkwire.enrich.country;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which countries an article is about: the one whose mentions weigh most, and those that come near
 * it and are named more than once. Title and first paragraph weigh more. Plain counting is what
 * CLIFF (D'Ignazio et al., 2014) found to agree best with readers.
 */
final class FocusCountry {
  private static final double NEAR = 0.5;
  private static final int ENOUGH = 2;

  private FocusCountry() {}

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
}
