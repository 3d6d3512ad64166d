package dev.silkwire.enrich.trie;

import dev.silkwire.enrich.text.NormalText;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A double-array trie (J. Aoe, "An efficient digital search algorithm by using a double-array
 * structure", 1989), in which a step to a child takes two array accesses. Chains of characters
 * without branches are not nodes: they are stored as the tail of the node before them (path
 * compression). Immutable.
 */
final class DoubleArrayTrie {
  static final int NOWHERE = -1;
  static final int ROOT = 0;

  /** A scanned range with at least this share of used slots is not scanned again. */
  private static final double FULL = 0.9;

  // A slot has four adjacent numbers, so that a step reads one cache line.
  private static final int SLOT = 4;
  private static final int PARENT = 0;
  private static final int BASE = 1;
  private static final int TAIL = 2;
  private static final int KEY = 3;

  private final char[] codes;
  private int[] slots = new int[0];

  /** All tails, each after its length; the first one is empty. */
  private final StringBuilder tailBuilder = new StringBuilder("\0");

  private final char[] tails;
  private int firstFree = 1;

  /** Keys that share a prefix of a length, and the slot of the node for this prefix. */
  private record Range(int from, int to, int depth, int slot) {}

  /**
   * @param keys sorted, distinct, none empty
   */
  DoubleArrayTrie(List<String> keys) {
    this.codes = codes(keys);
    reserve(1 << 10);
    Deque<Range> open = new ArrayDeque<>();
    if (!keys.isEmpty()) {
      open.push(new Range(0, keys.size(), 0, ROOT));
    }
    while (!open.isEmpty()) {
      insert(keys, open.pop(), open);
    }
    this.tails = tailBuilder.toString().toCharArray();
  }

  /** Returns the child of a node for a character; {@link #NOWHERE} when there is none. */
  int child(int node, char unit) {
    char code = codes[unit];
    int slot = slots[node * SLOT + BASE] + code;
    boolean exists = code != 0 && slot * SLOT < slots.length && slots[slot * SLOT] == node;
    return exists ? slot : NOWHERE;
  }

  /** Returns the length of the node's tail if the text continues with it; else -1. */
  int tail(int node, NormalText text, int from) {
    int at = slots[node * SLOT + TAIL];
    if (at == 0) {
      return 0;
    }
    int length = tails[at];
    if (from + length > text.length()) {
      return NOWHERE;
    }
    for (int i = 0; i < length; i++) {
      if (tails[at + 1 + i] != text.folded(from + i)) {
        return NOWHERE;
      }
    }
    return length;
  }

  /**
   * Returns the index of the key that ends after the node's tail; {@link #NOWHERE} when none does.
   */
  int key(int node) {
    return slots[node * SLOT + KEY];
  }

  /** Numbers characters by frequency: small codes for frequent ones keep the arrays dense. */
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

  private void insert(List<String> keys, Range range, Deque<Range> open) {
    String first = keys.get(range.from);
    // The root has no tail: a search begins with one of its children.
    int depth = range.slot == ROOT ? 0 : common(first, keys.get(range.to - 1), range.depth);
    if (depth > range.depth) {
      slots[range.slot * SLOT + TAIL] = tailBuilder.length();
      tailBuilder.append((char) (depth - range.depth)).append(first, range.depth, depth);
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
    int base = findBase(labels);
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

  /** Returns the indexes at which the character at a depth changes. */
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

  /** Returns the first base from which all labels lead to free slots. */
  private int findBase(int[] labels) {
    int min = labels[0];
    int max = labels[0];
    for (int label : labels) {
      min = Math.min(min, label);
      max = Math.max(max, label);
    }
    int used = 0;
    int slot = Math.max(firstFree, min + 1);
    int begin = slot;
    while (true) {
      reserve(slot + max);
      if (isUsed(slot)) {
        used++;
      } else if (isFree(slot - min, labels)) {
        break;
      }
      slot++;
    }
    if (used >= FULL * (slot - begin + 1)) {
      firstFree = slot;
    }
    return slot - min;
  }

  private boolean isFree(int start, int[] labels) {
    for (int label : labels) {
      if (isUsed(start + label)) {
        return false;
      }
    }
    return true;
  }

  private boolean isUsed(int slot) {
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
