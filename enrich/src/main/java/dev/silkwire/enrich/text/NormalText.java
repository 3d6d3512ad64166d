package dev.silkwire.enrich.text;

import java.util.Arrays;

/**
 * A normalized text: the result of {@link Normalizer}, with a mapping of every character to its
 * offsets in the original. Positions are indexes into the normalized text unless stated otherwise.
 * Immutable and safe to share.
 */
public final class NormalText {
  private final String original;
  private final char[] cased;
  private final char[] folded;
  private final int length;
  private final OffsetMap offsets;

  /** Offsets of the surrogate pairs in the original. */
  private final int[] surrogatePairs;

  private final TokenStarts tokens;

  NormalText(String original, char[] cased, int length, OffsetMap offsets, int[] surrogatePairs) {
    this.original = original;
    this.cased = cased;
    this.length = length;
    this.offsets = offsets;
    this.surrogatePairs = surrogatePairs;
    this.folded = new char[length];
    this.tokens = TokenStarts.of(cased, folded);
  }

  /** Returns the number of characters. */
  public int length() {
    return length;
  }

  /** Returns a character with its case. */
  public char cased(int i) {
    return cased[i];
  }

  /** Returns a character in lower case. */
  public char folded(int i) {
    return folded[i];
  }

  /** Returns the end of the line that contains a position. */
  public int endOfLine(int from) {
    int end = from;
    while (end < length && cased[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Returns the word class of a character: a constant of {@link WordBoundaries}. */
  byte wordClass(int i) {
    return CharTables.wordClass(folded[i]);
  }

  /** Returns whether a span is not empty and starts and ends at word boundaries. */
  public boolean isWholeWords(int from, int to) {
    return from < to
        && (from == 0 || WordBoundaries.isBoundary(wordClass(from - 1), wordClass(from)))
        && WordBoundaries.endsAt(this, from, to);
  }

  /** Returns the positions where a phrase may begin. */
  public TokenStarts tokens() {
    return tokens;
  }

  /** Returns whether the text contains Cyrillic letters. */
  public boolean hasCyrillic() {
    return tokens.hasCyrillic();
  }

  /** Returns a span with its case. */
  public String cased(int from, int to) {
    return new String(cased, from, to - from);
  }

  /** Returns a span in lower case. */
  public String folded(int from, int to) {
    return new String(folded, from, to - from);
  }

  /** Returns the original text. */
  public String original() {
    return original;
  }

  /** Maps a span to the original, in UTF-16 units. */
  public Span inOriginal(int from, int to) {
    return new Span(offsets.begin(from), offsets.end(to - 1));
  }

  /** Converts a span of the original from UTF-16 units to Unicode code points. */
  public Span codePoints(Span units) {
    return surrogatePairs.length == 0
        ? units
        : new Span(codePoint(units.start()), codePoint(units.end()));
  }

  private int codePoint(int unit) {
    int found = Arrays.binarySearch(surrogatePairs, unit - 1);
    return unit - (found < 0 ? -found - 1 : found);
  }

  /** Returns the first position at or after an offset of the original; the length if none is. */
  public int positionOf(int originalOffset) {
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
