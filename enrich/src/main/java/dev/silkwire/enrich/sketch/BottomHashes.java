package dev.silkwire.enrich.sketch;

import java.util.Arrays;

/**
 * The k smallest distinct hashes of an array in ascending order, and the number of distinct hashes.
 * Hashes are uniformly distributed, so the k-th smallest can be estimated: hashes above that bound
 * are counted but not sorted. If the estimate was too low, a second pass sorts all of them.
 */
final class BottomHashes {
  /** The bound lets through this many times k hashes, plus {@link #EXTRA_HASHES}, on average. */
  private static final double SAFETY_FACTOR = 1.3;

  private static final int EXTRA_HASHES = 32;

  private final int[] table;
  private final int[] smallest;
  private int size;
  private int count;
  private boolean hasZero;

  private BottomHashes(int[] hashes, int bound) {
    table = new int[Integer.highestOneBit(hashes.length + 1) * 4];
    smallest = new int[hashes.length];
    for (int hash : hashes) {
      if (addIfAbsent(hash)) {
        count++;
        if (hash <= bound) {
          smallest[size++] = hash;
        }
      }
    }
    Arrays.sort(smallest, 0, size);
  }

  /**
   * Selects the smallest hashes.
   *
   * @param hashes may repeat, in any order
   * @param k the maximum number of hashes to select
   */
  static BottomHashes of(int[] hashes, int k) {
    BottomHashes result = new BottomHashes(hashes, upperBound(hashes.length, k));
    if (result.size < k && result.size < result.count) {
      result = new BottomHashes(hashes, Integer.MAX_VALUE);
    }
    result.size = Math.min(result.size, k);
    return result;
  }

  private static int upperBound(int hashCount, int k) {
    double share = (k * SAFETY_FACTOR + EXTRA_HASHES) / Math.max(1, hashCount);
    return share >= 1
        ? Integer.MAX_VALUE
        : (int) (Integer.MIN_VALUE + share * (1L << Integer.SIZE));
  }

  /** Adds a hash to an open-addressing table, in which 0 marks a free slot. */
  private boolean addIfAbsent(int hash) {
    if (hash == 0) {
      boolean first = !hasZero;
      hasZero = true;
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

  /** Returns the number of distinct hashes, including those that are not among the smallest. */
  int count() {
    return count;
  }

  /** Returns the smallest distinct hashes in ascending order, at most k. */
  int[] smallest() {
    return Arrays.copyOf(smallest, size);
  }
}
