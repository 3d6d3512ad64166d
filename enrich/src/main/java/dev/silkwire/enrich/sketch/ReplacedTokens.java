package dev.silkwire.enrich.sketch;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** Counters of the common and the replaced tokens of one type in two texts. Not thread-safe. */
final class ReplacedTokens {
  /** Maximum number of facts counted per gap, so that one rewritten paragraph has little weight. */
  private static final int MAX_FACTS_PER_GAP = 4;

  private static final int MAX_CASELESS_PER_GAP = 6;

  /** A gap of this many tokens is a rewritten sentence; the blanks of templates are shorter. */
  private static final int REWRITTEN_TOKENS = 24;

  /** Number of tokens that a correction may replace even in a short text. */
  private static final int ALLOWED_REPLACEMENTS = 2;

  private final Opening one;
  private final Opening other;
  private final boolean caseless;
  private int common;
  private int replaced;

  /** Tokens replaced since the last common passage. */
  private int gapReplaced;

  /** Tokens of each text since the last common passage. */
  private int gapTokensOfOne;

  private int gapTokensOfOther;

  /**
   * @param caseless true to count words without case, false to count facts
   */
  ReplacedTokens(Opening one, Opening other, boolean caseless) {
    this.one = one;
    this.other = other;
    this.caseless = caseless;
  }

  /** Adds a run of common tokens, by their positions in the first text. */
  void addCommon(int from, int to) {
    IntPredicate counts = caseless ? one::isCaseless : one::isFact;
    for (int i = from; i < to; i++) {
      common += counts.test(i) ? 1 : 0;
    }
  }

  /** Adds the tokens between two runs of common tokens, by their positions in both texts. */
  void addBetween(int fromOne, int toOne, int fromOther, int toOther) {
    Set<Integer> left = hashes(one, fromOne, toOne);
    Set<Integer> right = hashes(other, fromOther, toOther);
    int leftCount = left.size();
    left.removeAll(right);
    int alsoRight = leftCount - left.size();
    common += alsoRight;
    gapReplaced += Math.min(left.size(), right.size() - alsoRight);
    gapTokensOfOne += toOne - fromOne;
    gapTokensOfOther += toOther - fromOther;
  }

  /** Counts the tokens replaced since the last common passage, up to the maximum per gap. */
  void close() {
    boolean rewritten = Math.min(gapTokensOfOne, gapTokensOfOther) >= REWRITTEN_TOKENS;
    int maxPerGap = caseless ? MAX_CASELESS_PER_GAP : MAX_FACTS_PER_GAP;
    replaced += Math.min(rewritten ? maxPerGap / 2 : maxPerGap, gapReplaced);
    gapReplaced = 0;
    gapTokensOfOne = 0;
    gapTokensOfOther = 0;
  }

  private Set<Integer> hashes(Opening opening, int from, int to) {
    Set<Integer> hashes = new HashSet<>();
    for (int i = from; i < to; i++) {
      if (caseless ? opening.isCaseless(i) : opening.isFact(i)) {
        hashes.add(opening.hash(i));
      }
    }
    return hashes;
  }

  /**
   * Returns the number of replaced tokens, relative to what a correction may replace. Above 1, the
   * texts differ by more than a correction.
   *
   * @param share share of the common tokens that a correction may replace, beside the first {@value
   *     #ALLOWED_REPLACEMENTS}
   */
  double excess(double share) {
    return replaced / (ALLOWED_REPLACEMENTS + share * common);
  }
}
