package dev.silkwire.enrich.country;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which countries an article is about: of those named in the title or the lead the one whose
 * mentions weigh most, and those that come near it. A country that is named only as where people,
 * companies or things come from is none of them when another is named itself. Plain counting is
 * what CLIFF (D'Ignazio et al., 2014) found to agree best with readers. Immutable.
 */
final class FocusCountry {
  private static final double NEAR = 0.5;
  private static final double MUCH = 0.4;
  private static final int ENOUGH = 2;

  /** A country named as often as this needs no place in the lead, and may weigh a bit less. */
  private static final int OFTEN = 3;

  private static final double NEAR_IF_OFTEN = 0.45;

  /** More than one city or province. */
  private static final double NAMED = 0.8;

  private final List<Candidate> candidates;
  private final @Nullable String home;

  /**
   * A country of an article.
   *
   * @param score what its mentions weigh
   * @param count how many they are
   * @param own how many of them name it or a place in it, not people or things by their origin
   * @param named how many of these by its name, its capital or an office of its state
   * @param leads whether one stands in the title or the lead
   * @param joined whether the title joins it to another by a character each
   */
  record Candidate(
      String code, double score, int count, int own, int named, boolean leads, boolean joined) {}

  /**
   * @param home the outlet's country: where no country stands out, it is taken for granted when
   *     none is named more
   * @param filed whether the article says where it was filed
   */
  FocusCountry(List<Candidate> mentioned, @Nullable String home, boolean filed) {
    List<Candidate> own = mentioned.stream().filter(c -> c.own > 0).toList();
    boolean placed =
        filed || own.stream().anyMatch(c -> c.leads || c.own >= ENOUGH || c.code.equals(home));
    this.candidates = placed ? own : mentioned;
    this.home = home;
  }

  /** Whether the title or the lead names one itself. */
  boolean leads() {
    return candidates.stream().anyMatch(c -> c.leads && c.own > 0);
  }

  /** The codes of those in focus. */
  List<String> subjects() {
    double all = candidates.stream().mapToDouble(Candidate::score).sum();
    List<Candidate> subjects =
        candidates.stream().filter(c -> c.leads || prevails(c, all)).toList();
    if (subjects.isEmpty()) {
      return atHome();
    }
    double top = subjects.stream().mapToDouble(Candidate::score).max().orElse(0);
    return candidates.stream()
        .filter(c -> (subjects.contains(c) && (c.joined || c.score >= top)) || isBacked(c, top))
        .map(Candidate::code)
        .toList();
  }

  private List<String> atHome() {
    double top = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
    return candidates.stream()
        .filter(c -> c.code.equals(home) && c.score >= Math.max(top, NAMED))
        .map(Candidate::code)
        .toList();
  }

  /** What neither title nor lead names is a subject when much of the rest speaks of it. */
  private static boolean prevails(Candidate candidate, double all) {
    return candidate.count >= ENOUGH && candidate.score >= MUCH * all;
  }

  /** Whether one that weighs less than the first is a subject too. */
  private static boolean isBacked(Candidate candidate, double top) {
    boolean leading = candidate.leads && candidate.count >= ENOUGH && candidate.score >= NEAR * top;
    boolean often = candidate.count >= OFTEN && candidate.named >= ENOUGH;
    return leading || (often && candidate.score >= NEAR_IF_OFTEN * top);
  }
}
