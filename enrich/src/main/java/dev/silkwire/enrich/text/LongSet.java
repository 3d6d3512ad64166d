package dev.silkwire.enrich.text;

/** A set of hashes, without objects around them. Not thread-safe. */
final class LongSet {
  private final long[] slots;
  private int size;

  /**
   * @param most how many it will have to hold
   */
  LongSet(int most) {
    this.slots = new long[Integer.highestOneBit(Math.max(4, most)) * 4];
  }

  void add(long value) {
    int slot = find(value);
    if (slots[slot] == 0) {
      slots[slot] = filled(value);
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
    long wanted = filled(value);
    int slot = (int) (wanted ^ (wanted >>> 32)) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != wanted) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** Zero marks an empty slot. */
  private static long filled(long value) {
    return value == 0 ? 1 : value;
  }
}
