package dev.silkwire.enrich.text;

/**
 * A span of a text.
 *
 * @param start the first position
 * @param end the end, exclusive
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("invalid span: " + start + " to " + end);
    }
  }

  /** Returns the number of positions. */
  public int length() {
    return end - start;
  }

  /** Returns whether two spans share a position. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Returns whether this span contains all of the other. */
  public boolean covers(Span other) {
    return start <= other.start && other.end <= end;
  }
}
