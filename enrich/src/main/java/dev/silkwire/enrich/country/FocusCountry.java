package dev.silkwire.enrich.country;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selection of the focus countries of an article. The focus is the country with the highest score
 * among those named in the title or lead, plus countries with a similar score. A country that
 * occurs only as the origin of people, companies or things is not a focus if another country is
 * named itself. Mentions are weighted by their form and position. Immutable.
 */
final class FocusCountry {
  /** Minimum score of a second focus country in the lead, as a share of the highest score. */
  private static final double MIN_LEAD_SHARE = 0.5;

  /** Minimum score of a country outside the lead, as a share of the sum of all scores. */
  private static final double MIN_TOTAL_SHARE = 0.4;

  private static final int MIN_MENTIONS = 2;

  /** A country with this many mentions need not be in the lead, and needs a lower score. */
  private static final int FREQUENT_MENTIONS = 3;

  private static final double MIN_FREQUENT_SHARE = 0.45;

  /** Minimum score of the outlet's country: more than one city or province. */
  private static final double MIN_HOME_SCORE = 0.8;

  private final List<Candidate> candidates;
  private final @Nullable String outletCountry;

  /**
   * A country that an article mentions.
   *
   * @param score sum of the weights of its mentions
   * @param count number of its mentions
   * @param ownCount number of mentions that name the country or a place in it, not the origin of
   *     people or things
   * @param stateCount number of these that are the country's name, its capital or an office of
   *     state
   * @param inLead whether the title or the lead mentions it
   * @param pairedInTitle whether the title names it by one character beside another country's
   */
  record Candidate(
      String code,
      double score,
      int count,
      int ownCount,
      int stateCount,
      boolean inLead,
      boolean pairedInTitle) {}

  /**
   * @param outletCountry the outlet's country, null if unknown; it is the focus if no country
   *     stands out and none has a higher score
   * @param hasDateline whether the article has a dateline
   */
  FocusCountry(List<Candidate> mentioned, @Nullable String outletCountry, boolean hasDateline) {
    List<Candidate> named = mentioned.stream().filter(c -> c.ownCount > 0).toList();
    boolean hasAnchor =
        hasDateline
            || named.stream()
                .anyMatch(
                    c -> c.inLead || c.ownCount >= MIN_MENTIONS || c.code.equals(outletCountry));
    this.candidates = hasAnchor ? named : mentioned;
    this.outletCountry = outletCountry;
  }

  /** Returns whether the title or the lead names a country itself. */
  boolean isInLead() {
    return candidates.stream().anyMatch(c -> c.inLead && c.ownCount > 0);
  }

  /** Returns the codes of the focus countries. */
  List<String> codes() {
    double total = candidates.stream().mapToDouble(Candidate::score).sum();
    List<Candidate> focus =
        candidates.stream().filter(c -> c.inLead || prevails(c, total)).toList();
    if (focus.isEmpty()) {
      return outletFocus();
    }
    double top = focus.stream().mapToDouble(Candidate::score).max().orElse(0);
    return candidates.stream()
        .filter(c -> (focus.contains(c) && (c.pairedInTitle || c.score >= top)) || isBacked(c, top))
        .map(Candidate::code)
        .toList();
  }

  private List<String> outletFocus() {
    double top = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
    return candidates.stream()
        .filter(c -> c.code.equals(outletCountry) && c.score >= Math.max(top, MIN_HOME_SCORE))
        .map(Candidate::code)
        .toList();
  }

  /** Returns whether a country outside the title and lead dominates the rest of the text. */
  private static boolean prevails(Candidate candidate, double total) {
    return candidate.count >= MIN_MENTIONS && candidate.score >= MIN_TOTAL_SHARE * total;
  }

  /** Returns whether a country with less than the highest score is a focus country too. */
  private static boolean isBacked(Candidate candidate, double top) {
    boolean prominent =
        candidate.inLead
            && candidate.count >= MIN_MENTIONS
            && candidate.score >= MIN_LEAD_SHARE * top;
    boolean frequent = candidate.count >= FREQUENT_MENTIONS && candidate.stateCount >= MIN_MENTIONS;
    return prominent || (frequent && candidate.score >= MIN_FREQUENT_SHARE * top);
  }
}
