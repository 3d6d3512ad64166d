package dev.silkwire.enrich.postings;

import dev.silkwire.enrich.format.HexIds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The articles of a segment, in columns: id, first key and shingle count, 24 bytes for each article
 * whose id is 128 bits in hexadecimal. Other ids, which occur in tests only, are kept as strings.
 * Not thread-safe.
 */
final class SegmentArticles {
  private static final int ID_DIGITS = 32;
  private static final int HALF_DIGITS = ID_DIGITS / 2;

  private static final int INITIAL_CAPACITY = 64;

  private long[] upper = new long[INITIAL_CAPACITY];
  private long[] lower = new long[INITIAL_CAPACITY];
  private int[] firstKeys = new int[INITIAL_CAPACITY];
  private int[] shingles = new int[INITIAL_CAPACITY];
  private final Map<Integer, String> otherIds = new HashMap<>();

  void put(int member, String id, int firstKey, int shingleCount) {
    reserve(member + 1);
    firstKeys[member] = firstKey;
    shingles[member] = shingleCount;
    if (HexIds.isHexadecimal(id)) {
      upper[member] = HexFormat.fromHexDigitsToLong(id, 0, HALF_DIGITS);
      lower[member] = HexFormat.fromHexDigitsToLong(id, HALF_DIGITS, ID_DIGITS);
    } else {
      otherIds.put(member, id);
    }
  }

  private void reserve(int members) {
    if (members > upper.length) {
      int capacity = Math.max(members, upper.length * 2);
      upper = Arrays.copyOf(upper, capacity);
      lower = Arrays.copyOf(lower, capacity);
      firstKeys = Arrays.copyOf(firstKeys, capacity);
      shingles = Arrays.copyOf(shingles, capacity);
    }
  }

  String id(int member) {
    String other = otherIds.get(member);
    if (other != null) {
      return other;
    }
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(upper[member]) + hex.toHexDigits(lower[member]);
  }

  /** Returns the first key of an article, which identifies the revision of its text. */
  int firstKey(int member) {
    return firstKeys[member];
  }

  int shingles(int member) {
    return shingles[member];
  }
}
