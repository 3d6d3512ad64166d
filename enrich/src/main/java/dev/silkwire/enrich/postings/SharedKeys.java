package dev.silkwire.enrich.postings;

import java.util.Arrays;

/**
 * A counter of the keys that articles share with a text: a hash table in insertion order, whose
 * size depends on the number of counted articles. Reusable; not thread-safe.
 */
final class SharedKeys {
  private static final int INITIAL_CAPACITY = 1 << 8;

  /** Insertion index of an article plus one; 0 marks a free slot. */
  private int[] table = new int[INITIAL_CAPACITY * 2];

  private int[] articles = new int[INITIAL_CAPACITY];
  private int[] counts = new int[INITIAL_CAPACITY];
  private int count;
  private int highest;

  /** Removes all articles. */
  void clear() {
    if (count > 0) {
      Arrays.fill(table, 0);
    }
    count = 0;
    highest = 0;
  }

  /** Counts one more shared key for an article. */
  void add(int article) {
    int slot = slot(article);
    while (table[slot] != 0 && articles[table[slot] - 1] != article) {
      slot = (slot + 1) & (table.length - 1);
    }
    if (table[slot] == 0) {
      articles[count] = article;
      counts[count] = 0;
      table[slot] = ++count;
    }
    int index = table[slot] - 1;
    highest = Math.max(highest, ++counts[index]);
    if (count == articles.length) {
      grow();
    }
  }

  private int slot(int article) {
    int mixed = article * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) & (table.length - 1);
  }

  private void grow() {
    articles = Arrays.copyOf(articles, count * 2);
    counts = Arrays.copyOf(counts, count * 2);
    table = new int[count * 4];
    for (int index = 0; index < count; index++) {
      int slot = slot(articles[index]);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = index + 1;
    }
  }

  /** Returns the number of distinct articles. */
  int count() {
    return count;
  }

  /** Returns an article by its insertion index. */
  int article(int index) {
    return articles[index];
  }

  /** Returns the number of keys that an article shares, by its insertion index. */
  int keys(int index) {
    return counts[index];
  }

  /** Returns the highest number of keys that any article shares. */
  int highest() {
    return highest;
  }
}
