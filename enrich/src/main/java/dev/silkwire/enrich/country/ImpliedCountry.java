package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.Institutions.Hit;
import dev.silkwire.enrich.country.Institutions.Institution;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which country an article is about that makes none its subject by name: the one whose institutions
 * it names, as a reader of the national press understands it. Not thread-safe: one article.
 */
final class ImpliedCountry {
  private static final double OWN = 1;
  private static final double SHARED = 0.5;
  private static final double HOME = 0.5;

  /** What is shared is enough without more of the same country when there is this much of it. */
  private static final double MUCH = 1.5;

  private static final double ENOUGH = 1;

  /** How far ahead of the next it has to be. */
  private static final double AHEAD = 1.5;

  private final Map<String, Double> scores = new HashMap<>();
  private final Set<String> backed = new HashSet<>();

  /**
   * @param named by country, what its mentions weigh
   * @param home the outlet's country, null when unknown
   */
  ImpliedCountry(Map<String, Double> named, List<Hit> hits, @Nullable String home) {
    named.forEach((code, weight) -> add(code, weight, true));
    Set<Institution> known = new HashSet<>();
    for (Hit hit : hits) {
      Institution institution = hit.institution();
      if (known.add(institution)) {
        double weight = institution.own() ? OWN : SHARED;
        institution.codes().forEach(code -> add(code, weight, institution.own()));
      }
    }
    if (home != null && scores.containsKey(home)) {
      add(home, HOME, true);
    }
  }

  private void add(String code, double weight, boolean backs) {
    scores.merge(code, weight, Double::sum);
    if (backs) {
      backed.add(code);
    }
  }

  /** Its code; empty when it cannot be told. */
  Collection<String> code() {
    String best = null;
    double top = 0;
    double next = 0;
    for (Map.Entry<String, Double> e : scores.entrySet()) {
      if (e.getValue() > top) {
        next = top;
        top = e.getValue();
        best = e.getKey();
      } else {
        next = Math.max(next, e.getValue());
      }
    }
    boolean enough = best != null && top >= (backed.contains(best) ? ENOUGH : MUCH);
    return enough && top >= AHEAD * next ? List.of(best) : List.of();
  }
}
