package dev.silkwire.enrich.postings;

import java.util.Arrays;

/**
 * Many articles by their keys, packed and sorted: four bytes a key, and one to ask less often. The
 * upper half of a mixed key says in which bucket it stands, so that only the lower half has to be
 * kept (a quotient table, D. Knuth, "The Art of Computer Programming" volume 3, exercise 6.4-13).
 * Immutable.
 */
final class PackedPostings implements Postings {
  private static final int HALF = 16;
  private static final int LOWER = 0xFFFF;

  /** Upper bits of a mixed key by which most keys that nobody has are told without a search. */
  private static final int FILTERED = 23;

  private final long[] filter = new long[1 << (FILTERED - 6)];

  private final int[] buckets = new int[(1 << HALF) + 1];
  private final char[] remainders;
  private final char[] members;

  /**
   * @param entries a mixed key, and behind it in 16 bits who has it, the newest first; sorted
   * @param count how many of the entries
   */
  private PackedPostings(long[] entries, int count) {
    remainders = new char[count];
    members = new char[count];
    for (int e = 0; e < count; e++) {
      int mixed = (int) (entries[e] >>> HALF);
      buckets[(mixed >>> HALF) + 1]++;
      filter[filtered(mixed) >>> 6] |= 1L << filtered(mixed);
      remainders[e] = (char) mixed;
      members[e] = (char) (LOWER - (entries[e] & LOWER));
    }
    for (int b = 0; b < 1 << HALF; b++) {
      buckets[b + 1] += buckets[b];
    }
  }

  /**
   * Packs keys.
   *
   * @param keys of all members, each with the same number of places
   * @param counts how many of its places each member uses
   */
  static PackedPostings of(int[] keys, byte[] counts, int places) {
    long[] entries = new long[keys.length];
    int count = 0;
    for (int member = 0; member < counts.length; member++) {
      for (int k = 0; k < counts[member]; k++) {
        long mixed = Integer.toUnsignedLong(mixed(keys[member * places + k]));
        entries[count++] = (mixed << HALF) | (LOWER - member);
      }
    }
    Arrays.sort(entries, 0, count);
    return new PackedPostings(entries, count);
  }

  @Override
  public int newest(int key, int most, SharedKeys into, int first) {
    int mixed = mixed(key);
    return (filter[filtered(mixed) >>> 6] & 1L << filtered(mixed)) == 0
        ? 0
        : search(mixed, most, into, first);
  }

  private int search(int mixed, int most, SharedKeys into, int first) {
    int to = buckets[(mixed >>> HALF) + 1];
    char remainder = (char) mixed;
    int e = Arrays.binarySearch(remainders, buckets[mixed >>> HALF], to, remainder);
    while (e > buckets[mixed >>> HALF] && remainders[e - 1] == remainder) {
      e--;
    }
    int seen = 0;
    while (e >= 0 && e < to && remainders[e] == remainder && seen < most) {
      into.add(first + members[e++]);
      seen++;
    }
    return seen;
  }

  private static int filtered(int mixed) {
    return mixed >>> (Integer.SIZE - FILTERED);
  }

  /** Spreads keys, which are small hashes, over all numbers, no two over one. */
  private static int mixed(int key) {
    return key * 0x9E3779B9;
  }
}
