package dev.silkwire.enrich.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Leads from a hash to the articles that have it among their smallest: some 350 bytes an article,
 * in memory, built anew from the stored sketches. It may know articles that are forgotten, and lead
 * to some in vain: whoever asks looks at the sketches. Not thread-safe.
 */
final class Buckets {
  private static final int NONE = -1;
  private static final int LONGEST_CHAIN = 250;

  /** Shorter texts have too few hashes to tell chance by. */
  private static final int FEWEST_TO_TELL = 16;

  /**
   * An article that shares keys with a text.
   *
   * @param id of the article
   * @param firstKey by which a reading is told from those that came after
   */
  record Found(String id, int firstKey) {}

  private final List<Found> articles = new ArrayList<>();
  private int[] shingles = new int[1 << 10];
  private int[] heads = empty(1 << 12);
  private int[] next = new int[1 << 12];
  private int[] owners = new int[1 << 12];
  private int[] keys = new int[1 << 12];
  private int[] shared = new int[1 << 10];
  private int[] met = new int[1 << 10];
  private int entries;

  /** Adds an article under its keys; one that is there already is there twice. */
  void add(String id, int[] itsKeys, int itsShingles) {
    int owner = articles.size();
    articles.add(new Found(id, itsKeys[0]));
    if (owner == shingles.length) {
      shingles = Arrays.copyOf(shingles, owner * 2);
      shared = Arrays.copyOf(shared, owner * 2);
    }
    shingles[owner] = itsShingles;
    for (int key : itsKeys) {
      add(key, owner);
    }
  }

  private void add(int key, int owner) {
    if (entries == next.length) {
      grow();
    }
    int slot = slot(key);
    keys[entries] = key;
    owners[entries] = owner;
    next[entries] = heads[slot];
    heads[slot] = entries++;
  }

  /**
   * The articles that share keys with a text, at most so many: those that share the most, and among
   * these those met first, the newest of a key before the others. Under one key only the newest are
   * looked at. Who shares so little that it must be chance is left out.
   *
   * @param count of the text's shingles
   */
  List<Found> underMost(int[] wanted, int count, int most) {
    int candidates = 0;
    int highest = 0;
    for (int key : wanted) {
      int seen = 0;
      for (int e = heads[slot(key)]; e != NONE && seen < LONGEST_CHAIN; e = next[e]) {
        if (keys[e] == key) {
          seen++;
          int owner = owners[e];
          if (shared[owner]++ == 0) {
            candidates = meet(owner, candidates);
          }
          highest = Math.max(highest, shared[owner]);
        }
      }
    }
    List<Found> found = new ArrayList<>();
    for (int times = highest; times > 0 && found.size() < most; times--) {
      for (int i = 0; i < candidates && found.size() < most; i++) {
        if (shared[met[i]] == times && times >= fewest(count, shingles[met[i]])) {
          found.add(articles.get(met[i]));
        }
      }
    }
    forget(candidates);
    return found;
  }

  /**
   * How many of their keys two texts share at least. Of texts about as long that resemble each
   * other by a third, each has half of its shingles from the other: that fewer than two of their 16
   * smallest meet has a probability of one in two thousand, and where one is half as long again, of
   * one in five hundred. Of a text and an excerpt one may be all there is.
   */
  private static int fewest(int one, int other) {
    int shorter = Math.min(one, other);
    return shorter >= FEWEST_TO_TELL && 2L * Math.max(one, other) <= 3L * shorter ? 2 : 1;
  }

  private int meet(int owner, int count) {
    if (count == met.length) {
      met = Arrays.copyOf(met, count * 2);
    }
    met[count] = owner;
    return count + 1;
  }

  private void forget(int count) {
    for (int i = 0; i < count; i++) {
      shared[met[i]] = 0;
    }
  }

  /** How many articles it leads to. */
  int articles() {
    return articles.size();
  }

  private int slot(int key) {
    int mixed = key * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (heads.length - 1);
  }

  private void grow() {
    int room = next.length * 2;
    next = Arrays.copyOf(next, room);
    owners = Arrays.copyOf(owners, room);
    keys = Arrays.copyOf(keys, room);
    heads = empty(room);
    for (int e = 0; e < entries; e++) {
      int slot = slot(keys[e]);
      next[e] = heads[slot];
      heads[slot] = e;
    }
  }

  private static int[] empty(int size) {
    int[] heads = new int[size];
    Arrays.fill(heads, NONE);
    return heads;
  }
}
