package dev.silkwire.enrich.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leads from a hash to the articles that have it among their smallest: some 150 bytes an article,
 * in memory, built anew from the stored sketches. It may know articles that are forgotten, and lead
 * to some in vain: whoever asks looks at the sketches. Not thread-safe.
 */
final class Buckets {
  private static final int NONE = -1;
  private static final int LONGEST_CHAIN = 250;

  private final List<String> ids = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int[] heads = empty(1 << 12);
  private int[] next = new int[1 << 12];
  private int[] owners = new int[1 << 12];
  private int[] keys = new int[1 << 12];
  private int[] shared = new int[1 << 10];
  private int[] met = new int[1 << 10];
  private int entries;

  /** Adds an article under a key. */
  void add(int key, String id) {
    if (entries == next.length) {
      grow();
    }
    int slot = slot(key);
    keys[entries] = key;
    owners[entries] = number(id);
    next[entries] = heads[slot];
    heads[slot] = entries++;
  }

  /**
   * The articles under some keys, at most so many: those under the most keys, and among these those
   * met first, the newest of a key before the others. Under one key only the newest are looked at.
   */
  List<String> underMost(int[] wanted, int most) {
    int count = 0;
    int highest = 0;
    for (int key : wanted) {
      int seen = 0;
      for (int e = heads[slot(key)]; e != NONE && seen < LONGEST_CHAIN; e = next[e]) {
        if (keys[e] == key) {
          seen++;
          int owner = owners[e];
          if (shared[owner]++ == 0) {
            count = meet(owner, count);
          }
          highest = Math.max(highest, shared[owner]);
        }
      }
    }
    List<String> found = new ArrayList<>(Math.min(count, most));
    for (int times = highest; times > 0 && found.size() < most; times--) {
      for (int i = 0; i < count && found.size() < most; i++) {
        if (shared[met[i]] == times) {
          found.add(ids.get(met[i]));
        }
      }
    }
    forget(count);
    return found;
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
    return ids.size();
  }

  private int number(String id) {
    return numbers.computeIfAbsent(
        id,
        i -> {
          ids.add(i);
          if (ids.size() > shared.length) {
            shared = Arrays.copyOf(shared, shared.length * 2);
          }
          return ids.size() - 1;
        });
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
