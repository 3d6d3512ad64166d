package dev.silkwire.enrich.postings;

import java.util.Arrays;

/** The articles that came last, by their keys, in chains that grow. Not thread-safe. */
final class GrowingPostings implements Postings {
  private static final int NONE = -1;
  private static final int FEW = 64;

  /** Keys an article can have. */
  private final int places;

  private int[] keys;
  private byte[] counts;
  private int[] next = new int[0];
  private int[] heads = new int[0];
  private int linked;

  GrowingPostings(int places) {
    this.places = places;
    keys = new int[FEW * places];
    counts = new byte[FEW];
  }

  /** Puts a member in its place; it is found when it is linked. */
  void put(int member, int[] itsKeys) {
    if (member >= counts.length) {
      int room = Math.max(member + 1, counts.length * 2);
      counts = Arrays.copyOf(counts, room);
      keys = Arrays.copyOf(keys, room * places);
    }
    System.arraycopy(itsKeys, 0, keys, member * places, itsKeys.length);
    counts[member] = (byte) itsKeys.length;
  }

  /** Links the members behind those that are linked, in their order. */
  void link(int members) {
    if (next.length < keys.length) {
      next = new int[keys.length];
      heads = new int[Integer.highestOneBit(keys.length) * 2];
      Arrays.fill(heads, NONE);
      linked = 0;
    }
    for (; linked < members; linked++) {
      for (int e = linked * places; e < linked * places + counts[linked]; e++) {
        int slot = slot(keys[e]);
        next[e] = heads[slot];
        heads[slot] = e;
      }
    }
  }

  @Override
  public int newest(int key, int most, SharedKeys into, int first) {
    int seen = 0;
    int e = heads.length == 0 ? NONE : heads[slot(key)];
    for (; e != NONE && seen < most; e = next[e]) {
      if (keys[e] == key) {
        into.add(first + e / places);
        seen++;
      }
    }
    return seen;
  }

  /** The same, packed. */
  PackedPostings packed() {
    return PackedPostings.of(keys, counts, places);
  }

  private int slot(int key) {
    int mixed = key * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (heads.length - 1);
  }
}
