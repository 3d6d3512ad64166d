package dev.silkwire.enrich.sketch;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** Counts tokens of one kind that two texts have in common, and those replaced. Not thread-safe. */
final class ReplacedTokens {
  /** A paragraph replaced by another counts no more than a few facts. */
  private static final int MOST_FACTS_TOGETHER = 4;

  private static final int MOST_CASELESS_TOGETHER = 6;

  /** A gap of this many tokens is a rewritten sentence; the blanks of templates are shorter. */
  private static final int LONG_GAP = 24;

  /** A correction may replace this many tokens even in a short text. */
  private static final int CORRECTIONS = 2;

  private final Opening one;
  private final Opening other;
  private final boolean caseless;
  private int common;
  private int replaced;

  /** Replaced since the last passage in common. */
  private int pending;

  /** Tokens of each text since the last passage in common. */
  private int pendingOfOne;

  private int pendingOfOther;

  /**
   * @param caseless whether words without case are counted, or else facts
   */
  ReplacedTokens(Opening one, Opening other, boolean caseless) {
    this.one = one;
    this.other = other;
    this.caseless = caseless;
  }

  /** Adds tokens in common. */
  void addCommon(int from, int to) {
    IntPredicate counts = caseless ? one::isCaseless : one::isFact;
    for (int i = from; i < to; i++) {
      common += counts.test(i) ? 1 : 0;
    }
  }

  /** Adds what stands between two runs of tokens in common. */
  void addBetween(int fromOne, int toOne, int fromOther, int toOther) {
    Set<Integer> left = hashes(one, fromOne, toOne);
    Set<Integer> right = hashes(other, fromOther, toOther);
    int ofOne = left.size();
    left.removeAll(right);
    int both = ofOne - left.size();
    common += both;
    pending += Math.min(left.size(), right.size() - both);
    pendingOfOne += toOne - fromOne;
    pendingOfOther += toOther - fromOther;
  }

  /** Counts what was replaced since the last passage in common. */
  void close() {
    boolean rewritten = Math.min(pendingOfOne, pendingOfOther) >= LONG_GAP;
    int most = caseless ? MOST_CASELESS_TOGETHER : MOST_FACTS_TOGETHER;
    replaced += Math.min(rewritten ? most / 2 : most, pending);
    pending = 0;
    pendingOfOne = 0;
    pendingOfOther = 0;
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
   * How much was replaced, measured by what a correction replaces: above 1 it was more.
   *
   * @param share how many a correction may replace of those in common, beside the first few
   */
  double excess(double share) {
    return replaced / (CORRECTIONS + share * common);
  }
}
