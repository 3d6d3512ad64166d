package dev.silkwire.enrich.text;

import java.util.Arrays;

/**
 * A text as it is matched: spelled one way, with every character leading back to the original.
 * Positions are indexes into the normal text unless they are said to be the original's. Immutable
 * and safe to share.
 */
public final class NormalText {
  private final String original;
  private final char[] cased;
  private final char[] folded;
  private final int length;
  private final OffsetMap offsets;

  /** Where pairs of surrogates begin in the original. */
  private final int[] pairs;

  private final TokenStarts openings;

  NormalText(String original, char[] cased, int length, OffsetMap offsets, int[] pairs) {
    this.original = original;
    this.cased = cased;
    this.length = length;
    this.offsets = offsets;
    this.pairs = pairs;
    this.folded = new char[length];
    this.openings = TokenStarts.of(cased, folded);
  }

  /** How many characters it has. */
  public int length() {
    return length;
  }

  /** The character with its case. */
  public char cased(int i) {
    return cased[i];
  }

  /** The character in lower case. */
  public char folded(int i) {
    return folded[i];
  }

  /** Where the line of a position ends. */
  public int endOfLine(int from) {
    int end = from;
    while (end < length && cased[end] != '\n') {
      end++;
    }
    return end;
  }

  /** What the character is, as far as words go. */
  byte kind(int i) {
    return CharTables.kind(folded[i]);
  }

  /** Whether a stretch is neither empty nor the beginning, middle or end of a longer word. */
  public boolean isApart(int from, int to) {
    return from < to
        && (from == 0 || WordBoundaries.apart(kind(from - 1), kind(from)))
        && WordBoundaries.endsAt(this, from, to);
  }

  /** The places where a phrase may begin. */
  public TokenStarts openings() {
    return openings;
  }

  /** Whether some of it is in Cyrillic letters. */
  public boolean hasCyrillic() {
    return openings.hasCyrillic();
  }

  /** A stretch of it, with case. */
  public String cased(int from, int to) {
    return new String(cased, from, to - from);
  }

  /** A stretch of it, in lower case. */
  public String folded(int from, int to) {
    return new String(folded, from, to - from);
  }

  /** The original that was normalised. */
  public String original() {
    return original;
  }

  /** Where a stretch stands in the original, in UTF-16 units. */
  public Span inOriginal(int from, int to) {
    return new Span(offsets.begin(from), offsets.end(to - 1));
  }

  /** A stretch of the original in Unicode code points, from one in UTF-16 units. */
  public Span codePoints(Span units) {
    return pairs.length == 0 ? units : new Span(point(units.start()), point(units.end()));
  }

  private int point(int unit) {
    int found = Arrays.binarySearch(pairs, unit - 1);
    return unit - (found < 0 ? -found - 1 : found);
  }

  /** The first position at or behind an offset of the original; its length when there is none. */
  public int at(int originalOffset) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offsets.begin(middle) < originalOffset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
