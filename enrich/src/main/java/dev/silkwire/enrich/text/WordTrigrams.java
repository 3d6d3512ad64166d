package dev.silkwire.enrich.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The runs of three words in a stretch of a text, as hashes, in order and, where somebody asks, as
 * a set. Of a word its first letters count: three words that begin alike are nearly always the same
 * three words. Not thread-safe.
 */
final class WordTrigrams {
  private static final int RUN = 3;
  private static final int BEGINNING = 5;

  private long[] hashes = new long[8];
  private int count;
  private @Nullable LongSet set;

  WordTrigrams(NormalText text, int from, int to) {
    Reader reader = new Reader(text, from, to);
    while (reader.next()) {
      hashes = count == hashes.length ? Arrays.copyOf(hashes, count * 2) : hashes;
      hashes[count++] = reader.run();
    }
  }

  /** How many runs of a stretch are among others. */
  static int shared(NormalText text, int from, int to, LongSet others) {
    Reader reader = new Reader(text, from, to);
    int shared = 0;
    while (reader.next()) {
      shared += others.contains(reader.run()) ? 1 : 0;
    }
    return shared;
  }

  int count() {
    return count;
  }

  void addTo(LongSet other) {
    for (int i = 0; i < count; i++) {
      other.add(hashes[i]);
    }
  }

  /** How many of these are among others. */
  int sharedWith(WordTrigrams others) {
    LongSet theirs = others.set();
    int shared = 0;
    for (int i = 0; i < count; i++) {
      shared += theirs.contains(hashes[i]) ? 1 : 0;
    }
    return shared;
  }

  private LongSet set() {
    LongSet made = set;
    if (made == null) {
      made = new LongSet(count);
      addTo(made);
      set = made;
    }
    return made;
  }

  /** Goes from run to run. */
  private static final class Reader {
    private static final int PRIME = 1_000_003;

    private final NormalText text;
    private final int to;
    private final TokenStarts openings;
    private int opening;
    private int words;
    private long before;
    private long last;
    private long run;

    Reader(NormalText text, int from, int to) {
      this.text = text;
      this.to = to;
      this.openings = text.openings();
      this.opening = openings.from(from);
    }

    boolean next() {
      while (opening < openings.count() && openings.place(opening) < to) {
        int here = openings.place(opening++);
        if (text.kind(here) > WordBoundaries.MARK) {
          long word = beginningOfWord(here);
          run = (before * PRIME + last) * PRIME + word;
          before = last;
          last = word;
          if (++words >= RUN) {
            return true;
          }
        }
      }
      return false;
    }

    long run() {
      return run;
    }

    /** Without a branch, as no two words are alike. */
    private long beginningOfWord(int from) {
      long hash = 7L * 31 + text.folded(from);
      long goesOn = WordBoundaries.isSpaceless(text.folded(from)) ? 0 : -1;
      int end = Math.min(from + BEGINNING, to);
      for (int i = from + 1; i < end; i++) {
        goesOn &= text.kind(i) > WordBoundaries.MARK ? -1 : 0;
        hash += goesOn & (hash * 30 + text.folded(i));
      }
      return hash;
    }
  }
}
