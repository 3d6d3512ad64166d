package dev.silkwire.enrich.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of the word trigrams in a span of a text. Words are hashed by their first letters:
 * three words with equal prefixes are nearly always equal. Not thread-safe.
 */
final class WordTrigrams {
  private static final int WORDS_PER_TRIGRAM = 3;
  private static final int PREFIX_LENGTH = 5;

  private long[] hashes = new long[8];
  private int count;
  private @Nullable LongSet set;

  WordTrigrams(NormalText text, int from, int to) {
    Reader reader = new Reader(text, from, to);
    while (reader.next()) {
      hashes = count == hashes.length ? Arrays.copyOf(hashes, count * 2) : hashes;
      hashes[count++] = reader.trigram();
    }
  }

  /** Returns the number of trigrams in a span that are in a set. */
  static int shared(NormalText text, int from, int to, LongSet others) {
    Reader reader = new Reader(text, from, to);
    int shared = 0;
    while (reader.next()) {
      shared += others.contains(reader.trigram()) ? 1 : 0;
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

  /** Returns the number of these trigrams that are among others. */
  int sharedWith(WordTrigrams others) {
    LongSet theirs = others.set();
    int shared = 0;
    for (int i = 0; i < count; i++) {
      shared += theirs.contains(hashes[i]) ? 1 : 0;
    }
    return shared;
  }

  private LongSet set() {
    LongSet computed = set;
    if (computed == null) {
      computed = new LongSet(count);
      addTo(computed);
      set = computed;
    }
    return computed;
  }

  /** An iterator over the trigrams of a span. */
  private static final class Reader {
    private static final int PRIME = 1_000_003;

    private final NormalText text;
    private final int to;
    private final TokenStarts tokens;
    private int token;
    private int words;
    private long before;
    private long last;
    private long trigram;

    Reader(NormalText text, int from, int to) {
      this.text = text;
      this.to = to;
      this.tokens = text.tokens();
      this.token = tokens.from(from);
    }

    boolean next() {
      while (token < tokens.count() && tokens.position(token) < to) {
        int position = tokens.position(token++);
        if (text.wordClass(position) > WordBoundaries.MARK) {
          long word = prefixHash(position);
          trigram = (before * PRIME + last) * PRIME + word;
          before = last;
          last = word;
          if (++words >= WORDS_PER_TRIGRAM) {
            return true;
          }
        }
      }
      return false;
    }

    long trigram() {
      return trigram;
    }

    /** Returns the hash of a word's prefix, without branches, which would be mispredicted. */
    private long prefixHash(int from) {
      long hash = 7L * 31 + text.folded(from);
      long mask = WordBoundaries.isSpaceless(text.folded(from)) ? 0 : -1;
      int end = Math.min(from + PREFIX_LENGTH, to);
      for (int i = from + 1; i < end; i++) {
        mask &= text.wordClass(i) > WordBoundaries.MARK ? -1 : 0;
        hash += mask & (hash * 30 + text.folded(i));
      }
      return hash;
    }
  }
}
