package dev.silkwire.enrich.trie;

import dev.silkwire.enrich.text.NormalText;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The nodes of a trie laid into arrays so that a step costs two look-ups (J. Aoe, "An efficient
 * digital search algorithm by using a double-array structure", 1989). Units that lead on without a
 * choice are no nodes; they are kept as the run of the node in front of them. Immutable.
 */
final class DoubleArrayTrie {
  static final int NOWHERE = -1;
  static final int ROOT = 0;

  /** Scanned slots of which this share is taken are not looked at again. */
  private static final double FULL = 0.9;

  // A slot is four numbers side by side, so that a step touches one line of the cache.
  private static final int SLOT = 4;
  private static final int PARENT = 0;
  private static final int BASE = 1;
  private static final int RUN = 2;
  private static final int KEY = 3;

  private final char[] codes;
  private int[] slots = new int[0];

  /** Each run with its length in front; the first is the empty one. */
  private final StringBuilder units = new StringBuilder("\0");

  private final char[] runUnits;
  private int firstFree = 1;

  private record Range(int from, int to, int depth, int slot) {}

  /**
   * @param keys sorted, each once, none empty
   */
  DoubleArrayTrie(List<String> keys) {
    this.codes = codes(keys);
    reserve(1 << 10);
    Deque<Range> open = new ArrayDeque<>();
    if (!keys.isEmpty()) {
      open.push(new Range(0, keys.size(), 0, ROOT));
    }
    while (!open.isEmpty()) {
      lay(keys, open.pop(), open);
    }
    this.runUnits = units.toString().toCharArray();
  }

  /** The node behind another when a unit follows; {@link #NOWHERE} when none is there. */
  int child(int node, char unit) {
    char code = codes[unit];
    int slot = slots[node * SLOT + BASE] + code;
    boolean there = code != 0 && slot * SLOT < slots.length && slots[slot * SLOT] == node;
    return there ? slot : NOWHERE;
  }

  /** How many units of a text follow as the node's run wants, all of it; else -1. */
  int run(int node, NormalText text, int from) {
    int at = slots[node * SLOT + RUN];
    if (at == 0) {
      return 0;
    }
    int length = runUnits[at];
    if (from + length > text.length()) {
      return NOWHERE;
    }
    for (int i = 0; i < length; i++) {
      if (runUnits[at + 1 + i] != text.folded(from + i)) {
        return NOWHERE;
      }
    }
    return length;
  }

  /** Which key ends behind the node's run; {@link #NOWHERE} when none does. */
  int key(int node) {
    return slots[node * SLOT + KEY];
  }

  /** The commonest units get the smallest codes, which keeps the arrays dense. */
  private static char[] codes(List<String> keys) {
    int[] counts = new int[Character.MAX_VALUE + 1];
    for (String key : keys) {
      for (int i = 0; i < key.length(); i++) {
        counts[key.charAt(i)]++;
      }
    }
    char[] codes = new char[counts.length];
    int[] next = {1};
    java.util.stream.IntStream.range(0, counts.length)
        .filter(c -> counts[c] > 0)
        .boxed()
        .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
        .forEach(c -> codes[c] = (char) next[0]++);
    return codes;
  }

  private void lay(List<String> keys, Range range, Deque<Range> open) {
    String first = keys.get(range.from);
    // The root has no run: whoever searches begins with one of its children.
    int depth = range.slot == ROOT ? 0 : common(first, keys.get(range.to - 1), range.depth);
    if (depth > range.depth) {
      slots[range.slot * SLOT + RUN] = units.length();
      units.append((char) (depth - range.depth)).append(first, range.depth, depth);
    }
    int from = range.from;
    if (first.length() == depth) {
      slots[range.slot * SLOT + KEY] = from++;
    }
    if (from == range.to) {
      return;
    }
    int[] starts = children(keys, from, range.to, depth);
    int[] labels = new int[starts.length];
    for (int i = 0; i < starts.length; i++) {
      labels[i] = codes[keys.get(starts[i]).charAt(depth)];
    }
    int base = room(labels);
    slots[range.slot * SLOT + BASE] = base;
    for (int i = 0; i < starts.length; i++) {
      int slot = base + labels[i];
      slots[slot * SLOT + PARENT] = range.slot;
      int to = i + 1 < starts.length ? starts[i + 1] : range.to;
      open.push(new Range(starts[i], to, depth + 1, slot));
    }
  }

  private static int common(String a, String b, int from) {
    int i = from;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  /** Where the unit at a depth changes. */
  private static int[] children(List<String> keys, int from, int to, int depth) {
    int[] starts = new int[to - from];
    int count = 0;
    char before = 0;
    for (int i = from; i < to; i++) {
      char unit = keys.get(i).charAt(depth);
      if (i == from || unit != before) {
        starts[count++] = i;
      }
      before = unit;
    }
    return Arrays.copyOf(starts, count);
  }

  /** The first base from which all labels lead to free slots. */
  private int room(int[] labels) {
    int least = labels[0];
    int most = labels[0];
    for (int label : labels) {
      least = Math.min(least, label);
      most = Math.max(most, label);
    }
    int taken = 0;
    int slot = Math.max(firstFree, least + 1);
    int begin = slot;
    while (true) {
      reserve(slot + most);
      if (isTaken(slot)) {
        taken++;
      } else if (isFree(slot - least, labels)) {
        break;
      }
      slot++;
    }
    if (taken >= FULL * (slot - begin + 1)) {
      firstFree = slot;
    }
    return slot - least;
  }

  private boolean isFree(int start, int[] labels) {
    for (int label : labels) {
      if (isTaken(start + label)) {
        return false;
      }
    }
    return true;
  }

  private boolean isTaken(int slot) {
    return slots[slot * SLOT + PARENT] != NOWHERE;
  }

  private void reserve(int slot) {
    int before = slots.length;
    if (slot * SLOT >= before) {
      slots = Arrays.copyOf(slots, Math.max((slot + 1) * SLOT, before * 2));
      for (int s = before; s < slots.length; s += SLOT) {
        slots[s + PARENT] = NOWHERE;
        slots[s + KEY] = NOWHERE;
      }
    }
  }
}
