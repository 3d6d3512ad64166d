package dev.silkwire.enrich.postings;

import dev.silkwire.enrich.format.HexIds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Who the articles of a segment are: 24 bytes each where ids are 128-bit names, as they are outside
 * tests. Not thread-safe.
 */
final class SegmentArticles {
  private static final int DIGITS = 32;
  private static final int HALF = DIGITS / 2;

  private static final int FEW = 64;

  private long[] upper = new long[FEW];
  private long[] lower = new long[FEW];
  private int[] firstKeys = new int[FEW];
  private int[] shingles = new int[FEW];
  private final Map<Integer, String> otherNames = new HashMap<>();

  void put(int member, String id, int firstKey, int itsShingles) {
    reserve(member + 1);
    firstKeys[member] = firstKey;
    shingles[member] = itsShingles;
    if (HexIds.isHexadecimal(id)) {
      upper[member] = HexFormat.fromHexDigitsToLong(id, 0, HALF);
      lower[member] = HexFormat.fromHexDigitsToLong(id, HALF, DIGITS);
    } else {
      otherNames.put(member, id);
    }
  }

  private void reserve(int members) {
    if (members > upper.length) {
      int room = Math.max(members, upper.length * 2);
      upper = Arrays.copyOf(upper, room);
      lower = Arrays.copyOf(lower, room);
      firstKeys = Arrays.copyOf(firstKeys, room);
      shingles = Arrays.copyOf(shingles, room);
    }
  }

  String id(int member) {
    String other = otherNames.get(member);
    if (other != null) {
      return other;
    }
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(upper[member]) + hex.toHexDigits(lower[member]);
  }

  /** By which a reading is told from those that came after. */
  int firstKey(int member) {
    return firstKeys[member];
  }

  int shingles(int member) {
    return shingles[member];
  }
}
