package dev.silkwire.enrich.text;

/**
 * A text as it is matched: spelled one way, with every character leading back to the original.
 * Positions are indexes into the normal text unless they are said to be the original's. Immutable
 * and safe to share.
 */
public final class NormalText {
  private final String original;
  private final char[] cased;
  private final char[] folded;
  private final Boundaries.Kind[] kinds;
  private final int[] begins;
  private final int[] ends;
  private final boolean astral;

  NormalText(String original, char[] cased, int[] begins, int[] ends) {
    this.original = original;
    this.cased = cased;
    this.begins = begins;
    this.ends = ends;
    this.folded = new char[cased.length];
    this.kinds = new Boundaries.Kind[cased.length];
    // One character at a time: lower-casing a whole string may change its length (U+0130).
    for (int i = 0; i < cased.length; i++) {
      char c = cased[i];
      folded[i] =
          c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c < 0x80 ? c : Character.toLowerCase(c);
    }
    for (int i = 0; i < cased.length; i++) {
      kinds[i] = Boundaries.kind(folded[i]);
    }
    this.astral = hasSurrogates(original);
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** How many characters it has. */
  public int length() {
    return cased.length;
  }

  /** The character with its case. */
  public char cased(int i) {
    return cased[i];
  }

  /** The character in lower case. */
  public char folded(int i) {
    return folded[i];
  }

  /** What the character is, as far as words go. */
  Boundaries.Kind kind(int i) {
    return kinds[i];
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
    return new Span(begins[from], ends[to - 1]);
  }

  /** A stretch of the original in Unicode code points, from one in UTF-16 units. */
  public Span codePoints(Span units) {
    if (!astral) {
      return units;
    }
    int start = original.codePointCount(0, units.start());
    return new Span(start, start + original.codePointCount(units.start(), units.end()));
  }

  /** The first position at or behind an offset of the original; its length when there is none. */
  public int at(int originalOffset) {
    int low = 0;
    int high = begins.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (begins[middle] < originalOffset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The character of the original right behind a stretch that ends here; 0 at its end. */
  public char originalAfter(int to) {
    int next = ends[to - 1];
    return next < original.length() ? original.charAt(next) : 0;
  }

  /** The character of the original right before a stretch that begins here; 0 at its start. */
  public char originalBefore(int from) {
    return begins[from] == 0 ? 0 : original.charAt(begins[from] - 1);
  }
}
