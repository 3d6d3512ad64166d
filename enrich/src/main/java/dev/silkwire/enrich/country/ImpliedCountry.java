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
 * A selection of the country that an article is about without naming it in title or lead: the
 * country whose institutions the article mentions, or the only country that it names. National news
 * often takes its country for granted. Not thread-safe; each instance serves one article.
 */
final class ImpliedCountry {
  /** Weight of an institution that exists in one country only. */
  private static final double UNIQUE_WEIGHT = 1;

  /** Weight of an institution whose name several countries use. */
  private static final double SHARED_WEIGHT = 0.5;

  private static final double OUTLET_WEIGHT = 0.5;
  private static final double MIN_SCORE = 1;

  /** Minimum score of a country that only shared institutions support. */
  private static final double MIN_SHARED_SCORE = 1.5;

  /** The winner's score must be at least this many times any other score. */
  private static final double MIN_LEAD_FACTOR = 1.5;

  private final Map<String, Double> scores;
  private final Set<String> supported = new HashSet<>();
  private final Set<String> eligible = new HashSet<>();

  /**
   * @param named the scores of the countries that the article names, by code
   * @param hits the mentions of institutions
   * @param outletCountry the outlet's country, null if unknown
   */
  ImpliedCountry(Map<String, Double> named, List<Hit> hits, @Nullable String outletCountry) {
    this.scores = new TreeMap<>(named);
    supported.addAll(named.keySet());
    if (named.size() == 1) {
      eligible.addAll(named.keySet());
    }
    Set<Institution> seen = new HashSet<>();
    hits.stream().map(Hit::institution).filter(seen::add).forEach(this::add);
    if (outletCountry != null && scores.containsKey(outletCountry)) {
      scores.merge(outletCountry, OUTLET_WEIGHT, Double::sum);
      supported.add(outletCountry);
    }
  }

  private void add(Institution institution) {
    double weight = institution.unique() ? UNIQUE_WEIGHT : SHARED_WEIGHT;
    institution.codes().forEach(code -> scores.merge(code, weight, Double::sum));
    eligible.addAll(institution.codes());
    if (institution.unique()) {
      supported.addAll(institution.codes());
    }
  }

  /** Returns the code of the implied country, or empty if the evidence is insufficient. */
  Optional<String> code() {
    return scores.keySet().stream().filter(this::isEligible).filter(this::isAhead).findFirst();
  }

  private boolean isEligible(String code) {
    double minScore = supported.contains(code) ? MIN_SCORE : MIN_SHARED_SCORE;
    return eligible.contains(code) && score(code) >= minScore;
  }

  private boolean isAhead(String code) {
    return scores.keySet().stream()
        .filter(other -> !other.equals(code))
        .allMatch(other -> score(code) >= MIN_LEAD_FACTOR * score(other));
  }

  private double score(String code) {
    return scores.getOrDefault(code, 0.0);
  }
}
