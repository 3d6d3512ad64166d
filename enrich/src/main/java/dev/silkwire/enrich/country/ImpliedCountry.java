package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.Institutions.Hit;
import dev.silkwire.enrich.country.Institutions.Institution;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which country an article is about that makes none its subject by name: the one whose institutions
 * it names, as a reader of the national press understands it, or the only one that is named at all.
 * Not thread-safe: one article.
 */
final class ImpliedCountry {
  private static final double OWN = 1;
  private static final double SHARED = 0.5;
  private static final double HOME = 0.5;

  private static final double ENOUGH = 1;

  /** What is shared is enough without more of the same country when there is this much of it. */
  private static final double ENOUGH_SHARED = 1.5;

  /** How many times as much as any other it has to have. */
  private static final double AHEAD = 1.5;

  private final Map<String, Double> scores;
  private final Set<String> backed = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  /**
   * @param named by country, what its mentions weigh
   * @param home the outlet's country, null when unknown
   */
  ImpliedCountry(Map<String, Double> named, List<Hit> hits, @Nullable String home) {
    this.scores = new TreeMap<>(named);
    backed.addAll(named.keySet());
    if (named.size() == 1) {
      told.addAll(named.keySet());
    }
    Set<Institution> known = new HashSet<>();
    hits.stream().map(Hit::institution).filter(known::add).forEach(this::add);
    if (home != null && scores.containsKey(home)) {
      scores.merge(home, HOME, Double::sum);
      backed.add(home);
    }
  }

  private void add(Institution institution) {
    double weight = institution.own() ? OWN : SHARED;
    institution.codes().forEach(code -> scores.merge(code, weight, Double::sum));
    told.addAll(institution.codes());
    if (institution.own()) {
      backed.addAll(institution.codes());
    }
  }

  /** Its code; empty when it cannot be told. */
  Optional<String> code() {
    return scores.keySet().stream().filter(this::isTold).filter(this::isAhead).findFirst();
  }

  private boolean isTold(String code) {
    double enough = backed.contains(code) ? ENOUGH : ENOUGH_SHARED;
    return told.contains(code) && score(code) >= enough;
  }

  private boolean isAhead(String code) {
    return scores.keySet().stream()
        .filter(other -> !other.equals(code))
        .allMatch(other -> score(code) >= AHEAD * score(other));
  }

  private double score(String code) {
    return scores.getOrDefault(code, 0.0);
  }
}
