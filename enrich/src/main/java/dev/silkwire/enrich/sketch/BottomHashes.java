package dev.silkwire.enrich.sketch;

import java.util.Arrays;

/**
 * How many different hashes there are, and the smallest of them in order. Hashes are spread evenly:
 * those above where the smallest are to be expected are counted and never sorted.
 */
final class BottomHashes {
  /** By so much more than wanted are expected below the bound, and by a few. */
  private static final double MARGIN = 1.3;

  private static final int FEW = 32;

  private final int[] table;
  private final int[] below;
  private int kept;
  private int count;
  private boolean zero;

  private BottomHashes(int[] hashes, int bound) {
    table = new int[Integer.highestOneBit(hashes.length + 1) * 4];
    below = new int[hashes.length];
    for (int hash : hashes) {
      if (isNew(hash)) {
        count++;
        if (hash <= bound) {
          below[kept++] = hash;
        }
      }
    }
    Arrays.sort(below, 0, kept);
  }

  /**
   * @param most how many of the smallest are wanted
   */
  static BottomHashes of(int[] hashes, int most) {
    BottomHashes distinct = new BottomHashes(hashes, bound(hashes.length, most));
    if (distinct.kept < most && distinct.kept < distinct.count) {
      distinct = new BottomHashes(hashes, Integer.MAX_VALUE);
    }
    distinct.kept = Math.min(distinct.kept, most);
    return distinct;
  }

  private static int bound(int hashes, int most) {
    double share = (most * MARGIN + FEW) / Math.max(1, hashes);
    return share >= 1
        ? Integer.MAX_VALUE
        : (int) (Integer.MIN_VALUE + share * (1L << Integer.SIZE));
  }

  /** Zero marks what is free in the table. */
  private boolean isNew(int hash) {
    if (hash == 0) {
      boolean first = !zero;
      zero = true;
      return first;
    }
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      if (table[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = hash;
    return true;
  }

  int count() {
    return count;
  }

  int[] smallest() {
    return Arrays.copyOf(below, kept);
  }
}
