package dev.silkwire.enrich.sketch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A bottom-k MinHash sketch of an article: the {@value #SIZE} smallest hashes of its shingles. If
 * two texts share n of m distinct shingles, about n/m of the smallest hashes of their union are in
 * both sketches, so sketches estimate the Jaccard similarity of texts (A. Broder, "On the
 * resemblance and containment of documents", 1997; E. Cohen and H. Kaplan, "Summarizing data using
 * bottom-k sketches", 2007). The sketch of a short text holds all its hashes; comparing two such
 * sketches is exact.
 *
 * <p>A sketch also holds a hash of the whole text, the number of distinct shingles, and the {@link
 * Opening} of title and text. It takes at most 1,094 bytes. Immutable.
 *
 * <pre>{@code
 * Shingles shingles = new Shingles();
 * MinHashSketch one = shingles.sketch(title, text);
 * MinHashSketch other = shingles.sketch(otherTitle, otherText);
 * double similarity = one.compare(other).similarity();
 * }</pre>
 */
public final class MinHashSketch {
  /** k, the maximum number of hashes: the standard error at a similarity of 1/3 is 0.03. */
  static final int SIZE = 192;

  /** Maximum number of tokens in the opening of a text. */
  static final int TEXT_TOKENS = 128;

  /** Maximum number of tokens in the opening of a title. */
  static final int TITLE_TOKENS = 16;

  /** Number of shingles at the beginning of a text whose hashes are marked. */
  private static final int LEADING_SHINGLES = 16;

  private static final int LEADING_BYTES = SIZE / Byte.SIZE;

  /** Number of distinct hashes after which a comparison of dissimilar sketches stops. */
  private static final int EARLY_STOP_HASHES = 64;

  private final long textHash;
  private final int shingles;
  private final int[] smallest;
  private final BitSet leading;
  private final Opening title;
  private final Opening opening;

  private MinHashSketch(
      long textHash, int shingles, int[] smallest, BitSet leading, Opening title, Opening opening) {
    this.textHash = textHash;
    this.shingles = shingles;
    this.smallest = smallest;
    this.leading = leading;
    this.title = title;
    this.opening = opening;
  }

  /**
   * Builds the sketch of an article.
   *
   * @param textHash hash of the whole text
   * @param hashes hashes of the text's shingles, in text order
   * @param title the first tokens of the title
   * @param opening the first tokens of the text
   */
  static MinHashSketch of(long textHash, int[] hashes, Opening title, Opening opening) {
    BottomHashes distinct = BottomHashes.of(hashes, SIZE);
    int[] smallest = distinct.smallest();
    BitSet leading = new BitSet();
    for (int i = 0; i < Math.min(LEADING_SHINGLES, hashes.length); i++) {
      int rank = Arrays.binarySearch(smallest, hashes[i]);
      if (rank >= 0) {
        leading.set(rank);
      }
    }
    return new MinHashSketch(textHash, distinct.count(), smallest, leading, title, opening);
  }

  /** Returns the hash of the whole normalized text. */
  public long textHash() {
    return textHash;
  }

  /** Returns the number of distinct shingles of the text. */
  public int shingles() {
    return shingles;
  }

  /** Returns the hash at a rank; rank 0 is the smallest. */
  public int smallest(int rank) {
    return smallest[rank];
  }

  /** Returns the first tokens of the title. */
  Opening title() {
    return title;
  }

  /** Returns the first tokens of the text. */
  Opening opening() {
    return opening;
  }

  /** Returns the number of hashes in the sketch, at most {@value #SIZE}. */
  public int kept() {
    return smallest.length;
  }

  /**
   * Estimates the resemblance of two texts. Stops early, with a coarser estimate, when the smallest
   * hashes show that the texts share next to nothing.
   */
  public Resemblance compare(MinHashSketch other) {
    long limit = Math.min(limit(), other.limit());
    int mine = 0;
    int theirs = 0;
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < smallest.length || j < other.smallest.length) {
      long a = i < smallest.length ? smallest[i] : Long.MAX_VALUE;
      long b = j < other.smallest.length ? other.smallest[j] : Long.MAX_VALUE;
      if (Math.min(a, b) > limit) {
        break;
      }
      common += a == b ? 1 : 0;
      mine += a <= b ? 1 : 0;
      theirs += b <= a ? 1 : 0;
      i += a <= b ? 1 : 0;
      j += b <= a ? 1 : 0;
      if (mine + theirs - common == EARLY_STOP_HASHES && isDissimilar(common, mine, theirs)) {
        break;
      }
    }
    return new Resemblance(common, mine, theirs);
  }

  /**
   * Returns whether so few hashes are common that a similarity of 1/3 has a probability of one in a
   * million, and a containment of 0.7 of one in a hundred thousand.
   */
  private static boolean isDissimilar(int common, int mine, int theirs) {
    int smaller = Math.min(mine, theirs);
    return common < EARLY_STOP_HASHES / 16 && smaller >= 16 && common < smaller / 4;
  }

  /** Estimates whether the other text contains at least half of this text's first shingles. */
  boolean beginsWithin(MinHashSketch other) {
    long limit = Math.min(limit(), other.limit());
    int known = 0;
    int found = 0;
    for (int rank = leading.nextSetBit(0); rank >= 0; rank = leading.nextSetBit(rank + 1)) {
      if (smallest[rank] <= limit) {
        known++;
        found += Arrays.binarySearch(other.smallest, smallest[rank]) >= 0 ? 1 : 0;
      }
    }
    return 2 * found >= known;
  }

  /** Returns the largest hash up to which the sketch holds all hashes of the text. */
  private long limit() {
    return smallest.length < shingles ? smallest[smallest.length - 1] : Long.MAX_VALUE - 1;
  }

  /**
   * The overlap of two texts, counted on a sample of their shingles.
   *
   * @param common number of sampled shingles in both texts
   * @param left number of sampled shingles in the first text
   * @param right number of sampled shingles in the second text
   */
  public record Resemblance(int common, int left, int right) {
    /** Returns the Jaccard similarity, from 0 to 1: common shingles divided by all shingles. */
    public double similarity() {
      int all = left + right - common;
      return all == 0 ? 0 : (double) common / all;
    }

    /** Returns the share of the smaller text that the other contains, from 0 to 1. */
    public double containment() {
      int smaller = Math.min(left, right);
      return smaller == 0 ? 0 : (double) common / smaller;
    }
  }

  /**
   * Serializes the sketch, big-endian: hash of the text, number of shingles, smallest hashes, a bit
   * set of those that belong to the first shingles, opening of the title, opening of the text.
   */
  @JsonValue
  public byte[] toBytes() {
    int hashes = Integer.BYTES * (1 + smallest.length);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + hashes + LEADING_BYTES + title.bytes() + opening.bytes());
    bytes.putLong(textHash).putInt(shingles);
    for (int hash : smallest) {
      bytes.putInt(hash);
    }
    bytes.put(Arrays.copyOf(leading.toByteArray(), LEADING_BYTES));
    title.writeTo(bytes);
    opening.writeTo(bytes);
    return bytes.array();
  }

  /**
   * Parses a serialized sketch. A sketch without openings ends after the hashes.
   *
   * @throws IllegalArgumentException if the bytes end too early
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static MinHashSketch fromBytes(byte[] bytes) {
    try {
      return read(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("truncated sketch: it ends too early", e);
    }
  }

  private static MinHashSketch read(ByteBuffer bytes) {
    long textHash = bytes.getLong();
    int shingles = bytes.getInt();
    int[] smallest = new int[Math.max(0, Math.min(shingles, SIZE))];
    for (int i = 0; i < smallest.length; i++) {
      smallest[i] = bytes.getInt();
    }
    if (!bytes.hasRemaining()) {
      return new MinHashSketch(
          textHash, shingles, smallest, new BitSet(), Opening.EMPTY, Opening.EMPTY);
    }
    byte[] leading = new byte[LEADING_BYTES];
    bytes.get(leading);
    return new MinHashSketch(
        textHash,
        shingles,
        smallest,
        BitSet.valueOf(leading).get(0, smallest.length),
        Opening.readFrom(bytes),
        Opening.readFrom(bytes));
  }
}
