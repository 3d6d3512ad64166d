package dev.silkwire.enrich.sketch;

import java.util.HashSet;
import java.util.Set;

/**
 * A comparison of two similar texts that decides whether they report the same event. It aligns both
 * {@linkplain Opening openings} by the longest common subsequence of their tokens. Tokens between
 * two common passages were replaced: a correction replaces one or two facts (names, numbers), while
 * another event in the same template replaces most facts. Tokens before the first common passage
 * are the leads: articles that share only a closing paragraph have leads without common words. Not
 * thread-safe.
 */
public final class OpeningComparison {
  /** Minimum length of a run of equal tokens; shorter runs occur by chance. */
  private static final int MIN_RUN_TOKENS = 2;

  /** Minimum length of a run of equal tokens that counts as a common passage. */
  private static final int MIN_PASSAGE_TOKENS = 5;

  private static final int MIN_PASSAGE_CHARACTERS = 8;

  /** A correction replaces at most this share of the common facts. */
  private static final double MAX_FACTS_REPLACED = 0.3;

  /** The same for words without case, most of which are not names. */
  private static final double MAX_CASELESS_REPLACED = 0.09;

  private static final int MIN_LEAD_TOKENS = 7;

  /** Leads that share less of their content than this are unrelated. */
  private static final double MIN_LEAD_OVERLAP = 0.15;

  /** Texts this similar are copies, whatever their openings contain, if they are long. */
  private static final double COPY_SIMILARITY = 0.8;

  /** Minimum number of common shingles: more than a closing paragraph or a template has. */
  private static final int MIN_COPY_SHINGLES = 300;

  private final MinHashSketch one;
  private final MinHashSketch other;
  private final Opening left;
  private final Opening right;
  private final ReplacedTokens facts;
  private final ReplacedTokens caseless;
  private int leadOfOne = -1;
  private int leadOfOther = -1;

  /** Aligns the openings of two sketches. */
  public OpeningComparison(MinHashSketch one, MinHashSketch other) {
    this.one = one;
    this.other = other;
    this.left = one.opening();
    this.right = other.opening();
    this.facts = new ReplacedTokens(left, right, false);
    this.caseless = new ReplacedTokens(left, right, true);
    align();
  }

  /** Returns whether both texts share a passage that starts within their first few tokens. */
  public boolean beginAlike() {
    return Math.max(leadOfOne, leadOfOther) < MIN_LEAD_TOKENS;
  }

  /**
   * Decides from the openings whether the texts report the same event.
   *
   * @param similarity Jaccard similarity of the texts' shingles
   */
  public boolean reportSameEvent(double similarity) {
    if (similarity >= COPY_SIMILARITY && sharedShingles(similarity) >= MIN_COPY_SHINGLES) {
      return true;
    }
    if (hasUnrelatedLeads()) {
      return one.beginsWithin(other) || other.beginsWithin(one);
    }
    boolean sharesPassage = leadOfOne < left.size();
    return !sharesPassage
        || facts.excess(MAX_FACTS_REPLACED) + caseless.excess(MAX_CASELESS_REPLACED) <= 1;
  }

  private double sharedShingles(double similarity) {
    return similarity / (1 + similarity) * (one.shingles() + other.shingles());
  }

  private boolean hasUnrelatedLeads() {
    return Math.min(leadOfOne, leadOfOther) >= MIN_LEAD_TOKENS && leadOverlap() < MIN_LEAD_OVERLAP;
  }

  private void align() {
    short[][] lengths = commonSubsequenceLengths();
    int i = 0;
    int j = 0;
    int endOne = 0;
    int endOther = 0;
    while (i < left.size() && j < right.size()) {
      int runLength = runLength(i, j);
      if (runLength >= MIN_RUN_TOKENS) {
        addBetween(endOne, i, endOther, j);
        addCommon(i, j, runLength);
        endOne = i + runLength;
        endOther = j + runLength;
      }
      if (runLength > 0) {
        i += runLength;
        j += runLength;
      } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    addRest(endOne, endOther);
  }

  /** Returns the lengths of the longest common subsequences of all pairs of suffixes. */
  private short[][] commonSubsequenceLengths() {
    short[][] lengths = new short[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            left.hash(i) == right.hash(j)
                ? (short) (lengths[i + 1][j + 1] + 1)
                : (short) Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  private int runLength(int i, int j) {
    int runLength = 0;
    while (i + runLength < left.size()
        && j + runLength < right.size()
        && left.hash(i + runLength) == right.hash(j + runLength)) {
      runLength++;
    }
    return runLength;
  }

  private void addCommon(int i, int j, int runLength) {
    if (runLength >= (left.isCharacter(i) ? MIN_PASSAGE_CHARACTERS : MIN_PASSAGE_TOKENS)) {
      endLeads(i, j);
      facts.close();
      caseless.close();
    }
    facts.addCommon(i, i + runLength);
    caseless.addCommon(i, i + runLength);
  }

  private void addBetween(int fromOne, int toOne, int fromOther, int toOther) {
    facts.addBetween(fromOne, toOne, fromOther, toOther);
    caseless.addBetween(fromOne, toOne, fromOther, toOther);
  }

  /**
   * Adds the tokens after the last run. They count as replaced only if both openings hold their
   * whole text: if one is cut off, the tokens may be common further on.
   */
  private void addRest(int endOne, int endOther) {
    addBetween(endOne, left.size(), endOther, right.size());
    endLeads(left.size(), right.size());
    if (left.size() < MinHashSketch.TEXT_TOKENS && right.size() < MinHashSketch.TEXT_TOKENS) {
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
   * Returns the share of the shorter lead's content words that the other lead or title contains.
   * Titles are not compared with each other, because both may name the outlet.
   */
  private double leadOverlap() {
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

  /** Returns the hashes of the content words and facts before a token; of characters, pairs. */
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
