package dev.silkwire.enrich.postings;

import java.util.Arrays;

/**
 * The posting lists of a sealed segment, packed and sorted: four bytes for each key, plus about one
 * for a filter that answers most lookups of absent keys. The upper half of a mixed key selects the
 * bucket, so only the lower half is stored (quotienting, D. Knuth, "The Art of Computer
 * Programming", volume 3, exercise 6.4-13). Immutable.
 */
final class PackedPostings implements Postings {
  private static final int HALF = 16;
  private static final int LOWER_HALF = 0xFFFF;

  /** Number of upper bits of a mixed key that index the filter. */
  private static final int FILTER_BITS = 23;

  /** A bit set of the upper bits of all keys: a clear bit shows that a key is absent. */
  private final long[] filter = new long[1 << (FILTER_BITS - 6)];

  private final int[] buckets = new int[(1 << HALF) + 1];
  private final char[] remainders;
  private final char[] members;

  /**
   * @param entries mixed keys, shifted left by 16 bits; the lower 16 bits hold {@code 0xFFFF} minus
   *     the article's number in the segment, so that the newest comes first; sorted
   * @param count number of entries
   */
  private PackedPostings(long[] entries, int count) {
    remainders = new char[count];
    members = new char[count];
    for (int entry = 0; entry < count; entry++) {
      int mix = (int) (entries[entry] >>> HALF);
      buckets[(mix >>> HALF) + 1]++;
      filter[filterIndex(mix) >>> 6] |= 1L << filterIndex(mix);
      remainders[entry] = (char) mix;
      members[entry] = (char) (LOWER_HALF - (entries[entry] & LOWER_HALF));
    }
    for (int b = 0; b < 1 << HALF; b++) {
      buckets[b + 1] += buckets[b];
    }
  }

  /**
   * Packs the keys of a segment.
   *
   * @param keys keys of all articles; those of article n begin at {@code n * maxKeys}
   * @param counts number of keys of each article
   */
  static PackedPostings of(int[] keys, byte[] counts, int maxKeys) {
    long[] entries = new long[keys.length];
    int count = 0;
    for (int member = 0; member < counts.length; member++) {
      for (int k = 0; k < counts[member]; k++) {
        long mix = Integer.toUnsignedLong(mix(keys[member * maxKeys + k]));
        entries[count++] = (mix << HALF) | (LOWER_HALF - member);
      }
    }
    Arrays.sort(entries, 0, count);
    return new PackedPostings(entries, count);
  }

  @Override
  public int countNewest(int key, int limit, SharedKeys counter, int first) {
    int mix = mix(key);
    return (filter[filterIndex(mix) >>> 6] & 1L << filterIndex(mix)) == 0
        ? 0
        : search(mix, limit, counter, first);
  }

  private int search(int mix, int limit, SharedKeys counter, int first) {
    int to = buckets[(mix >>> HALF) + 1];
    char remainder = (char) mix;
    int entry = Arrays.binarySearch(remainders, buckets[mix >>> HALF], to, remainder);
    while (entry > buckets[mix >>> HALF] && remainders[entry - 1] == remainder) {
      entry--;
    }
    int found = 0;
    while (entry >= 0 && entry < to && remainders[entry] == remainder && found < limit) {
      counter.add(first + members[entry++]);
      found++;
    }
    return found;
  }

  private static int filterIndex(int mix) {
    return mix >>> (Integer.SIZE - FILTER_BITS);
  }

  /** Spreads keys, which are the smallest hashes, over all integers; a bijection. */
  private static int mix(int key) {
    return key * 0x9E3779B9;
  }
}
