package dev.silkwire.enrich.sketch;

import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether two texts that resemble each other report the same event. Both openings are
 * aligned by a longest common subsequence of their tokens. What stands between two passages in
 * common was replaced: a correction replaces a fact or two, another event in the same template
 * replaces most facts. What stands before the first passage in common are the leads: two stories
 * that only share a closing paragraph have leads without words in common. Not thread-safe.
 */
public final class OpeningComparison {
  /** Shorter runs of equal tokens occur by chance. */
  private static final int SHORTEST_RUN = 2;

  /** The shortest run of equal tokens that counts as a passage in common. */
  private static final int PASSAGE = 5;

  private static final int PASSAGE_CHARACTERS = 8;

  /** A correction replaces at most this share of the facts in common. */
  private static final double FACTS_REPLACED = 0.3;

  /** The same for words without case, most of which are no names. */
  private static final double CASELESS_REPLACED = 0.09;

  private static final int SHORTEST_LEAD = 7;
  private static final double UNRELATED = 0.15;

  /** Two texts this similar are copies whatever their openings say, if they share enough. */
  private static final double MOSTLY_SAME = 0.8;

  /** More shingles than a closing paragraph or a template has. */
  private static final int LONG = 300;

  private final MinHashSketch one;
  private final MinHashSketch other;
  private final Opening left;
  private final Opening right;
  private final ReplacedTokens facts;
  private final ReplacedTokens caseless;
  private int leadOfOne = -1;
  private int leadOfOther = -1;

  public OpeningComparison(MinHashSketch one, MinHashSketch other) {
    this.one = one;
    this.other = other;
    this.left = one.opening();
    this.right = other.opening();
    this.facts = new ReplacedTokens(left, right, false);
    this.caseless = new ReplacedTokens(left, right, true);
    align();
  }

  /** Whether both texts have a passage in common at their beginning, or a few tokens later. */
  public boolean beginAlike() {
    return Math.max(leadOfOne, leadOfOther) < SHORTEST_LEAD;
  }

  /**
   * Whether the texts report the same event, as far as their openings show.
   *
   * @param similarity Jaccard similarity of their shingles
   */
  public boolean reportSameEvent(double similarity) {
    if (similarity >= MOSTLY_SAME && sharedShingles(similarity) >= LONG) {
      return true;
    }
    if (hasUnrelatedLeads()) {
      return one.beginsWithin(other) || other.beginsWithin(one);
    }
    boolean sharesPassage = leadOfOne < left.size();
    return !sharesPassage || facts.excess(FACTS_REPLACED) + caseless.excess(CASELESS_REPLACED) <= 1;
  }

  private double sharedShingles(double similarity) {
    return similarity / (1 + similarity) * (one.shingles() + other.shingles());
  }

  private boolean hasUnrelatedLeads() {
    return Math.min(leadOfOne, leadOfOther) >= SHORTEST_LEAD && relatedness() < UNRELATED;
  }

  private void align() {
    short[][] longest = longestCommon();
    int i = 0;
    int j = 0;
    int doneOne = 0;
    int doneOther = 0;
    while (i < left.size() && j < right.size()) {
      int run = run(i, j);
      if (run >= SHORTEST_RUN) {
        addBetween(doneOne, i, doneOther, j);
        addCommon(i, j, run);
        doneOne = i + run;
        doneOther = j + run;
      }
      if (run > 0) {
        i += run;
        j += run;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    addEnd(doneOne, doneOther);
  }

  /** Lengths of the longest common subsequences of what follows each pair of positions. */
  private short[][] longestCommon() {
    short[][] longest = new short[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        longest[i][j] =
            left.hash(i) == right.hash(j)
                ? (short) (longest[i + 1][j + 1] + 1)
                : (short) Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    return longest;
  }

  private int run(int i, int j) {
    int run = 0;
    while (i + run < left.size()
        && j + run < right.size()
        && left.hash(i + run) == right.hash(j + run)) {
      run++;
    }
    return run;
  }

  private void addCommon(int i, int j, int run) {
    if (run >= (left.isCharacter(i) ? PASSAGE_CHARACTERS : PASSAGE)) {
      endLeads(i, j);
      facts.close();
      caseless.close();
    }
    facts.addCommon(i, i + run);
    caseless.addCommon(i, i + run);
  }

  private void addBetween(int fromOne, int toOne, int fromOther, int toOther) {
    facts.addBetween(fromOne, toOne, fromOther, toOther);
    caseless.addBetween(fromOne, toOne, fromOther, toOther);
  }

  /** What follows the last passage in common may stand further on where a text is longer. */
  private void addEnd(int doneOne, int doneOther) {
    addBetween(doneOne, left.size(), doneOther, right.size());
    endLeads(left.size(), right.size());
    if (left.size() < MinHashSketch.OPENING && right.size() < MinHashSketch.OPENING) {
      facts.close();
      caseless.close();
    }
  }

  private void endLeads(int i, int j) {
    if (leadOfOne < 0) {
      leadOfOne = i;
      leadOfOther = j;
    }
  }

  /**
   * What share of the content of the shorter lead the other lead or title has too. Titles are not
   * compared with each other, because they may both name the outlet.
   */
  private double relatedness() {
    Set<Integer> leadContent = content(left, leadOfOne);
    Set<Integer> otherContent = content(right, leadOfOther);
    int fewer = Math.min(leadContent.size(), otherContent.size());
    Set<Integer> inLeads = new HashSet<>(leadContent);
    inLeads.addAll(otherContent);
    leadContent.addAll(content(one.title(), one.title().size()));
    otherContent.addAll(content(other.title(), other.title().size()));
    leadContent.retainAll(otherContent);
    leadContent.retainAll(inLeads);
    return fewer == 0 ? 1 : (double) leadContent.size() / fewer;
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
