package dev.silkwire.enrich.story;

import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether two texts that resemble each other report the same event. The tokens of both
 * openings are aligned by a longest common subsequence. What stands between two passages in common
 * was replaced: a correction replaces a fact or two, whereas another event in the same template
 * replaces most of them. What stands before the first passage in common are the leads: two stories
 * with the same closing paragraph have leads that share nothing. Used once; not thread-safe.
 */
final class OpeningComparison {
  /** Fewer tokens in a row are no passage: two texts meet in them by chance. */
  private static final int SHORTEST_RUN = 2;

  /** As wide as a shingle. */
  private static final int PASSAGE = 5;

  private static final int PASSAGE_CHARACTERS = 8;

  /** A paragraph replaced by another counts no more than a sentence. */
  private static final int MOST_REPLACED_TOGETHER = 4;

  /** As many facts may be corrected in any text, however short. */
  private static final int CORRECTIONS = 2;

  /** More facts replaced than this share of those in common, corrections aside: another event. */
  private static final double REPLACED = 0.3;

  private static final int SHORTEST_LEAD = 7;
  private static final double UNRELATED = 0.15;

  private final Opening one;
  private final Opening other;
  private int common;
  private int replaced;
  private int leadOfOne = -1;
  private int leadOfOther = -1;

  OpeningComparison(Opening one, Opening other) {
    this.one = one;
    this.other = other;
    align();
  }

  /** Whether most facts were replaced, as in another event of the same template. */
  boolean replacesFacts() {
    return replaced > CORRECTIONS + REPLACED * common;
  }

  /** Whether both texts begin with passages of their own that have no word in common. */
  boolean hasUnrelatedLeads() {
    return Math.min(leadOfOne, leadOfOther) >= SHORTEST_LEAD && relatedness() < UNRELATED;
  }

  /** Whether there is a passage in common. */
  boolean sharesPassage() {
    return leadOfOne < one.size() || leadOfOther < other.size();
  }

  private void align() {
    short[][] longest = longestCommon();
    int i = 0;
    int j = 0;
    int doneOne = 0;
    int doneOther = 0;
    while (i < one.size() && j < other.size()) {
      if (one.hash(i) == other.hash(j)) {
        int run = run(i, j);
        if (run >= SHORTEST_RUN) {
          between(doneOne, i, doneOther, j);
          inCommon(i, j, run);
          doneOne = i + run;
          doneOther = j + run;
        }
        i += run;
        j += run;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    between(doneOne, one.size(), doneOther, other.size());
    endLeads(one.size(), other.size());
  }

  private int run(int i, int j) {
    int run = 1;
    while (i + run < one.size()
        && j + run < other.size()
        && one.hash(i + run) == other.hash(j + run)) {
      run++;
    }
    return run;
  }

  /** Lengths of the longest common subsequences of what follows each pair of positions. */
  private short[][] longestCommon() {
    short[][] longest = new short[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        longest[i][j] =
            one.hash(i) == other.hash(j)
                ? (short) (longest[i + 1][j + 1] + 1)
                : (short) Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    return longest;
  }

  private void inCommon(int i, int j, int run) {
    if (run >= (one.isCharacter(i) ? PASSAGE_CHARACTERS : PASSAGE)) {
      endLeads(i, j);
    }
    for (int k = i; k < i + run; k++) {
      common += one.isFact(k) ? 1 : 0;
    }
  }

  private void endLeads(int i, int j) {
    if (leadOfOne < 0) {
      leadOfOne = i;
      leadOfOther = j;
    }
  }

  private void between(int fromOne, int toOne, int fromOther, int toOther) {
    Set<Integer> left = facts(one, fromOne, toOne);
    Set<Integer> right = facts(other, fromOther, toOther);
    int leftCount = left.size();
    left.removeAll(right);
    int both = leftCount - left.size();
    common += both;
    replaced += Math.min(MOST_REPLACED_TOGETHER, Math.min(left.size(), right.size() - both));
  }

  private static Set<Integer> facts(Opening opening, int from, int to) {
    Set<Integer> facts = new HashSet<>();
    for (int i = from; i < to; i++) {
      if (opening.isFact(i)) {
        facts.add(opening.hash(i));
      }
    }
    return facts;
  }

  /** What share of the content of the lead that has less the other lead has too. */
  private double relatedness() {
    Set<Integer> left = content(one, leadOfOne);
    Set<Integer> right = content(other, leadOfOther);
    int fewer = Math.min(left.size(), right.size());
    left.retainAll(right);
    return fewer == 0 ? 1 : (double) left.size() / fewer;
  }

  /** Words and facts; of characters, pairs. */
  private static Set<Integer> content(Opening opening, int to) {
    Set<Integer> content = new HashSet<>();
    for (int i = 0; i < to; i++) {
      boolean pair = opening.isCharacter(i);
      if (opening.hasContent(i) && !(pair && i + 1 == to)) {
        content.add(pair ? opening.hash(i) << Short.SIZE | opening.hash(i + 1) : opening.hash(i));
      }
    }
    return content;
  }
}
