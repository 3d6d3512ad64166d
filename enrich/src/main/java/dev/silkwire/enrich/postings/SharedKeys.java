package dev.silkwire.enrich.postings;

import java.util.Arrays;

/**
 * How many keys articles share with a text, in the order in which they were met. As large as what
 * one text meets, not as all there is. Not thread-safe.
 */
final class SharedKeys {
  private static final int ROOM = 1 << 8;

  /** Place of an article in the order plus one; nought where there is none. */
  private int[] table = new int[ROOM * 2];

  private int[] met = new int[ROOM];
  private int[] times = new int[ROOM];
  private int count;
  private int highest;

  void clear() {
    if (count > 0) {
      Arrays.fill(table, 0);
    }
    count = 0;
    highest = 0;
  }

  void add(int article) {
    int slot = slot(article);
    while (table[slot] != 0 && met[table[slot] - 1] != article) {
      slot = (slot + 1) & (table.length - 1);
    }
    if (table[slot] == 0) {
      met[count] = article;
      times[count] = 0;
      table[slot] = ++count;
    }
    int place = table[slot] - 1;
    highest = Math.max(highest, ++times[place]);
    if (count == met.length) {
      grow();
    }
  }

  private int slot(int article) {
    int mixed = article * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) & (table.length - 1);
  }

  private void grow() {
    met = Arrays.copyOf(met, count * 2);
    times = Arrays.copyOf(times, count * 2);
    table = new int[count * 4];
    for (int place = 0; place < count; place++) {
      int slot = slot(met[place]);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = place + 1;
    }
  }

  /** How many articles were met. */
  int count() {
    return count;
  }

  /** An article, by the order in which they were met. */
  int article(int place) {
    return met[place];
  }

  /** How many keys it shares. */
  int times(int place) {
    return times[place];
  }

  /** How many the most alike shares. */
  int highest() {
    return highest;
  }
}
