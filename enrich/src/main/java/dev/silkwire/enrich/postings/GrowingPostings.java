package dev.silkwire.enrich.postings;

import java.util.Arrays;

/** The posting lists of a segment that still grows: a hash table with chaining. Not thread-safe. */
final class GrowingPostings implements Postings {
  private static final int NONE = -1;
  private static final int INITIAL_CAPACITY = 64;

  private final int maxKeys;

  private int[] keys;
  private byte[] counts;
  private int[] next = new int[0];
  private int[] heads = new int[0];
  private int linked;

  /**
   * @param maxKeys maximum number of keys of an article
   */
  GrowingPostings(int maxKeys) {
    this.maxKeys = maxKeys;
    keys = new int[INITIAL_CAPACITY * maxKeys];
    counts = new byte[INITIAL_CAPACITY];
  }

  /** Stores the keys of an article. A lookup finds the article only after {@link #link}. */
  void put(int member, int[] articleKeys) {
    if (member >= counts.length) {
      int capacity = Math.max(member + 1, counts.length * 2);
      counts = Arrays.copyOf(counts, capacity);
      keys = Arrays.copyOf(keys, capacity * maxKeys);
    }
    System.arraycopy(articleKeys, 0, keys, member * maxKeys, articleKeys.length);
    counts[member] = (byte) articleKeys.length;
  }

  /** Adds the articles below a number to the chains of their keys, in order. */
  void link(int members) {
    if (next.length < keys.length) {
      next = new int[keys.length];
      heads = new int[Integer.highestOneBit(keys.length) * 2];
      Arrays.fill(heads, NONE);
      linked = 0;
    }
    for (; linked < members; linked++) {
      for (int entry = linked * maxKeys; entry < linked * maxKeys + counts[linked]; entry++) {
        int slot = slot(keys[entry]);
        next[entry] = heads[slot];
        heads[slot] = entry;
      }
    }
  }

  @Override
  public int countNewest(int key, int limit, SharedKeys counter, int first) {
    int found = 0;
    int entry = heads.length == 0 ? NONE : heads[slot(key)];
    for (; entry != NONE && found < limit; entry = next[entry]) {
      if (keys[entry] == key) {
        counter.add(first + entry / maxKeys);
        found++;
      }
    }
    return found;
  }

  /** Returns an immutable, packed copy. */
  PackedPostings pack() {
    return PackedPostings.of(keys, counts, maxKeys);
  }

  private int slot(int key) {
    int mixed = key * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (heads.length - 1);
  }
}
