package dev.silkwire.enrich.country;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which countries an article is about: of those named in the title or the lead the one whose
 * mentions weigh most, and those that come near it and are named more than once. What is named
 * further down only is a subject when much of the article speaks of it. Plain counting is what
 * CLIFF (D'Ignazio et al., 2014) found to agree best with readers.
 */
final class FocusCountry {
  private static final double NEAR = 0.5;
  private static final double MUCH = 0.4;
  private static final int ENOUGH = 2;

  /** More than one city or province. */
  private static final double NAMED = 0.8;

  /**
   * A country of an article.
   *
   * @param score what its mentions weigh
   * @param count how many they are
   * @param leads whether one stands in the title or the lead
   * @param joined whether the title joins it to another by a character each
   */
  record Candidate(String code, double score, int count, boolean leads, boolean joined) {}

  private FocusCountry() {}

  /**
   * The codes of those in focus.
   *
   * @param home the outlet's country: where no country stands out, it is taken for granted when
   *     none is named more
   */
  static List<String> among(List<Candidate> mentioned, @Nullable String home) {
    double all = mentioned.stream().mapToDouble(Candidate::score).sum();
    List<Candidate> subjects = mentioned.stream().filter(c -> c.leads || prevails(c, all)).toList();
    if (subjects.isEmpty()) {
      return atHome(mentioned, home);
    }
    double top = subjects.stream().mapToDouble(Candidate::score).max().orElse(0);
    return subjects.stream()
        .filter(c -> c.joined || c.score >= top || (isBacked(c) && c.score >= NEAR * top))
        .map(Candidate::code)
        .toList();
  }

  private static List<String> atHome(List<Candidate> mentioned, @Nullable String home) {
    double top = mentioned.stream().mapToDouble(Candidate::score).max().orElse(0);
    return mentioned.stream()
        .filter(c -> c.code.equals(home) && c.score >= Math.max(top, NAMED))
        .map(Candidate::code)
        .toList();
  }

  /** What neither title nor lead names is a subject when much of the rest speaks of it. */
  private static boolean prevails(Candidate candidate, double all) {
    return candidate.count >= ENOUGH && candidate.score >= MUCH * all;
  }

  private static boolean isBacked(Candidate candidate) {
    return candidate.leads && candidate.count >= ENOUGH;
  }
}
