package dev.silkwire.enrich.text;

import java.util.Arrays;

/**
 * Leads from positions of a normal text back to its original. Most units follow each other as they
 * did there; only those that do not are written down. Filled once, then immutable.
 */
final class OffsetMap {
  private static final int ROOM = 16;

  private int[] positions = new int[ROOM];
  private int[] begins = new int[ROOM];
  private int[] ends = new int[ROOM];
  private int size;

  /** The unit at a position stands for these of the original; positions ascend. */
  void put(int position, int begin, int end) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      begins = Arrays.copyOf(begins, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    positions[size] = position;
    begins[size] = begin;
    ends[size++] = end;
  }

  /** Forgets what was put at a position and behind it. */
  void cut(int position) {
    while (size > 0 && positions[size - 1] >= position) {
      size--;
    }
  }

  /** Where in the original a unit begins. */
  int begin(int position) {
    int k = entry(position);
    if (k < 0) {
      return position;
    }
    return positions[k] == position ? begins[k] : ends[k] + position - positions[k] - 1;
  }

  /** Behind its end in the original. */
  int end(int position) {
    int k = entry(position);
    return k >= 0 && positions[k] == position ? ends[k] : begin(position) + 1;
  }

  /** The last entry at or before a position; -1 when there is none. */
  private int entry(int position) {
    int found = Arrays.binarySearch(positions, 0, size, position);
    return found >= 0 ? found : -found - 2;
  }
}
