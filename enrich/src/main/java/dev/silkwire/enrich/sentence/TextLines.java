package dev.silkwire.enrich.sentence;

import dev.silkwire.enrich.text.Span;
import java.util.Arrays;

/** An index of the non-blank lines of a text by offset. Immutable. */
final class TextLines {
  private final String text;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;

  TextLines(String text) {
    this.text = text;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      add(start, end);
      start = end + 1;
    }
  }

  private void add(int start, int end) {
    if (text.substring(start, end).isBlank()) {
      return;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  int count() {
    return count;
  }

  Span line(int number) {
    return new Span(starts[number], ends[number]);
  }

  /** Returns the index of the line at or after an offset; the last line if there is none. */
  int at(int offset) {
    int found = Arrays.binarySearch(ends, 0, count, offset);
    return Math.min(found < 0 ? -found - 1 : found, count - 1);
  }
}
