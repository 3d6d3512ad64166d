package dev.silkwire.enrich.text;

/**
 * A stretch of a text.
 *
 * @param start the first position
 * @param end behind the last
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span: " + start + " to " + end);
    }
  }

  /** How long it is. */
  public int length() {
    return end - start;
  }

  /** Whether the two share a position. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Whether the other lies inside. */
  public boolean covers(Span other) {
    return start <= other.start && other.end <= end;
  }
}
