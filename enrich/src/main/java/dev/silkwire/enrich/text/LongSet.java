package dev.silkwire.enrich.text;

/** A set of primitive hashes with open addressing. Not thread-safe. */
final class LongSet {
  private final long[] slots;
  private int size;

  /**
   * @param expectedSize maximum number of hashes
   */
  LongSet(int expectedSize) {
    this.slots = new long[Integer.highestOneBit(Math.max(4, expectedSize)) * 4];
  }

  void add(long value) {
    int slot = find(value);
    if (slots[slot] == 0) {
      slots[slot] = nonZero(value);
      size++;
    }
  }

  boolean contains(long value) {
    return slots[find(value)] != 0;
  }

  int size() {
    return size;
  }

  private int find(long value) {
    long key = nonZero(value);
    int slot = (int) (key ^ (key >>> 32)) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** Replaces 0, which marks an empty slot. */
  private static long nonZero(long value) {
    return value == 0 ? 1 : value;
  }
}
