package dev.silkwire.enrich.story;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** Counts tokens of one kind that two texts have in common, and those replaced. Not thread-safe. */
final class ReplacedTokens {
  /** A paragraph replaced by another counts no more than a few words. */
  private static final int MOST_TOGETHER = 4;

  /** As many tokens may be corrected in any text, however short. */
  private static final int CORRECTIONS = 2;

  private final Opening one;
  private final Opening other;
  private final boolean caseless;
  private int common;
  private int replaced;
  private int replacedBeforePassage;

  /**
   * @param caseless whether words without case are counted, or else facts
   */
  ReplacedTokens(Opening one, Opening other, boolean caseless) {
    this.one = one;
    this.other = other;
    this.caseless = caseless;
  }

  /**
   * Adds tokens in common.
   *
   * @param passage whether they are a passage, and not in common by chance
   */
  void addCommon(int from, int to, boolean passage) {
    IntPredicate counts = caseless ? one::isCaseless : one::isFact;
    for (int i = from; i < to; i++) {
      common += counts.test(i) ? 1 : 0;
    }
    if (passage) {
      replacedBeforePassage = replaced;
    }
  }

  /** Forgets what was replaced behind the last passage in common. */
  void dropBehindPassage() {
    replaced = replacedBeforePassage;
  }

  /** Adds what stands between two passages in common. */
  void addBetween(int fromOne, int toOne, int fromOther, int toOther) {
    Set<Integer> left = hashes(one, fromOne, toOne);
    Set<Integer> right = hashes(other, fromOther, toOther);
    int ofOne = left.size();
    left.removeAll(right);
    int both = ofOne - left.size();
    common += both;
    replaced += Math.min(MOST_TOGETHER, Math.min(left.size(), right.size() - both));
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

  /** Whether more were replaced than corrections would, measured by those in common. */
  boolean exceed(double share) {
    return exceed(CORRECTIONS, share);
  }

  boolean exceed(int corrections, double share) {
    return replaced > corrections + share * common;
  }
}
