package dev.silkwire.enrich.text;

import java.util.Arrays;

/**
 * A mapping of positions in a normalized text to offsets in the original. Runs of units that map
 * one to one need no entries. Filled once, then immutable.
 */
final class OffsetMap {
  private static final int INITIAL_CAPACITY = 16;

  private int[] positions = new int[INITIAL_CAPACITY];
  private int[] begins = new int[INITIAL_CAPACITY];
  private int[] ends = new int[INITIAL_CAPACITY];
  private int size;

  /** Maps the unit at a position to a range of the original; positions must ascend. */
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

  /** Removes the entries at and after a position. */
  void truncate(int position) {
    while (size > 0 && positions[size - 1] >= position) {
      size--;
    }
  }

  /** Returns the offset in the original where a unit begins. */
  int begin(int position) {
    int k = entry(position);
    if (k < 0) {
      return position;
    }
    return positions[k] == position ? begins[k] : ends[k] + position - positions[k] - 1;
  }

  /** Returns the offset in the original where a unit ends, exclusive. */
  int end(int position) {
    int k = entry(position);
    return k >= 0 && positions[k] == position ? ends[k] : begin(position) + 1;
  }

  /** Returns the index of the last entry at or before a position; -1 if there is none. */
  private int entry(int position) {
    int found = Arrays.binarySearch(positions, 0, size, position);
    return found >= 0 ? found : -found - 2;
  }
}
