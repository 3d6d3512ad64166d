package dev.silkwire.enrich.sketch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What stands for a text when texts are compared: a hash of the whole, the number of its shingles,
 * the smallest of their hashes, and the first tokens of title and text. Of two texts with n
 * shingles in common among m in all, about the share n/m of the smallest hashes of both together is
 * common too: the bottom-k sketch (A. Broder, "On the resemblance and containment of documents",
 * 1997; E. Cohen and H. Kaplan, 2007). Short texts keep all their hashes, and are compared exactly.
 * At most 1,094 bytes. Immutable.
 */
public final class MinHashSketch {
  /** How many hashes are kept: the standard error at a similarity of one third is 0.03. */
  static final int SIZE = 192;

  /** How many tokens of a text are kept in order. */
  static final int OPENING = 128;

  static final int TITLE = 16;

  /** How many shingles count as the first of a text. */
  private static final int FIRST = 16;

  private static final int FIRST_BYTES = SIZE / Byte.SIZE;
  private static final int ENOUGH = 64;

  private final long textHash;
  private final int shingles;
  private final int[] smallest;
  private final BitSet first;
  private final Opening title;
  private final Opening opening;

  private MinHashSketch(
      long textHash, int shingles, int[] smallest, BitSet first, Opening title, Opening opening) {
    this.textHash = textHash;
    this.shingles = shingles;
    this.smallest = smallest;
    this.first = first;
    this.title = title;
    this.opening = opening;
  }

  /**
   * The sketch of an article.
   *
   * @param textHash of the whole
   * @param hashes of the shingles of the text, in their order
   * @param title its first tokens
   * @param opening the first tokens of the text
   */
  static MinHashSketch of(long textHash, int[] hashes, Opening title, Opening opening) {
    BottomHashes distinct = BottomHashes.of(hashes, SIZE);
    int[] smallest = distinct.smallest();
    BitSet first = new BitSet();
    for (int i = 0; i < Math.min(FIRST, hashes.length); i++) {
      int rank = Arrays.binarySearch(smallest, hashes[i]);
      if (rank >= 0) {
        first.set(rank);
      }
    }
    return new MinHashSketch(textHash, distinct.count(), smallest, first, title, opening);
  }

  /** Hash of the whole text, spelled one way. */
  public long textHash() {
    return textHash;
  }

  /** How many different shingles the text has. */
  public int shingles() {
    return shingles;
  }

  /** The hash at a rank, the smallest first. */
  public int smallest(int rank) {
    return smallest[rank];
  }

  /** The first tokens of the title. */
  Opening title() {
    return title;
  }

  /** The first tokens of the text. */
  Opening opening() {
    return opening;
  }

  /** How many hashes are kept. */
  public int kept() {
    return smallest.length;
  }

  /**
   * How alike two texts are, as far as their sketches tell. Whether they have next to nothing in
   * common shows on the first of their hashes, and the rest is not looked at.
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
      if (mine + theirs - common == ENOUGH && isHopeless(common, mine, theirs)) {
        break;
      }
    }
    return new Resemblance(common, mine, theirs);
  }

  /**
   * With fewer than so many in common, a similarity of one third has a probability of one in a
   * million, and a containment of seven tenths of one in a hundred thousand.
   */
  private static boolean isHopeless(int common, int mine, int theirs) {
    int smaller = Math.min(mine, theirs);
    return common < ENOUGH / 16 && smaller >= 16 && common < smaller / 4;
  }

  /** Whether half of the first shingles stand in the other text, as far as the sketches show. */
  boolean beginsWithin(MinHashSketch other) {
    long limit = Math.min(limit(), other.limit());
    int known = 0;
    int found = 0;
    for (int rank = first.nextSetBit(0); rank >= 0; rank = first.nextSetBit(rank + 1)) {
      if (smallest[rank] <= limit) {
        known++;
        found += Arrays.binarySearch(other.smallest, smallest[rank]) >= 0 ? 1 : 0;
      }
    }
    return 2 * found >= known;
  }

  /** Up to which hash the sketch is complete. */
  private long limit() {
    return smallest.length < shingles ? smallest[smallest.length - 1] : Long.MAX_VALUE - 1;
  }

  /**
   * What two texts share, counted on a sample of their shingles.
   *
   * @param common in both
   * @param left in the one
   * @param right in the other
   */
  public record Resemblance(int common, int left, int right) {
    /** Jaccard similarity: common shingles among all. */
    public double similarity() {
      int all = left + right - common;
      return all == 0 ? 0 : (double) common / all;
    }

    /** How much of the smaller text the other contains. */
    public double containment() {
      int smaller = Math.min(left, right);
      return smaller == 0 ? 0 : (double) common / smaller;
    }
  }

  /**
   * The sketch as it travels: hash of the text, number of shingles, smallest hashes, which of these
   * are of the first shingles, title, opening.
   */
  @JsonValue
  public byte[] toBytes() {
    int hashes = Integer.BYTES * (1 + smallest.length);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + hashes + FIRST_BYTES + title.bytes() + opening.bytes());
    bytes.putLong(textHash).putInt(shingles);
    for (int hash : smallest) {
      bytes.putInt(hash);
    }
    bytes.put(Arrays.copyOf(first.toByteArray(), FIRST_BYTES));
    title.writeTo(bytes);
    opening.writeTo(bytes);
    return bytes.array();
  }

  /**
   * The sketch that came as these bytes; earlier versions wrote no openings.
   *
   * @throws IllegalArgumentException when they are no sketch
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static MinHashSketch fromBytes(byte[] bytes) {
    try {
      return read(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("no sketch: it ends too early", e);
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
    byte[] first = new byte[FIRST_BYTES];
    bytes.get(first);
    return new MinHashSketch(
        textHash,
        shingles,
        smallest,
        BitSet.valueOf(first).get(0, smallest.length),
        Opening.readFrom(bytes),
        Opening.readFrom(bytes));
  }
}
