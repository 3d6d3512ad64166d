package dev.silkwire.enrich.text;

import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * A text normalizer, so that phrases match in all spellings. It maps all spaces, hyphens and quotes
 * to one separator, narrows full-width characters, composes marks, removes invisible characters,
 * folds Arabic and Cyrillic spelling variants, and inserts spaces that pages have lost
 * ("IBM'sChina", "Beijing.The"). It resembles NFKC (Unicode Annex 15) and keeps offsets into the
 * original. Not thread-safe; the static methods are.
 *
 * <pre>{@code
 * NormalText text = Normalizer.normalize("The Belt-and-Road");
 * text.folded(0, text.length()); // "the belt and road"
 * }</pre>
 */
public final class Normalizer {
  /** As in the Stream-Safe Text Format of Unicode Annex 15; more would take quadratic time. */
  private static final int MAX_MARKS = 30;

  private final String source;
  private final OffsetMap offsets = new OffsetMap();

  /** The input; the same array as the output while the output does not overtake the input. */
  private char[] input;

  private char[] output;
  private int size;

  /** The offset in the original at which the next unit starts if nothing is removed. */
  private int expectedOffset;

  /** Offsets of surrogate pairs in the original. */
  private int[] surrogatePairs = new int[0];

  private int pairCount;

  private Normalizer(String source) {
    this.source = source;
    this.input = source.toCharArray();
    this.output = input;
  }

  /** Normalizes a text. */
  public static NormalText normalize(String text) {
    Normalizer normalizer = new Normalizer(text);
    normalizer.run();
    return normalizer.text();
  }

  /** Normalizes a phrase to search for, and strips separators. */
  public static String phrase(String phrase) {
    Normalizer normalizer = new Normalizer(phrase);
    normalizer.run();
    return new String(normalizer.output, 0, normalizer.size).strip();
  }

  private void run() {
    int i = 0;
    while (i < input.length) {
      i = expectedOffset == i ? copyRun(i) : i;
      if (i < input.length) {
        char c = input[i];
        byte action = CharTables.action(c);
        if (action == CharTables.UNCHANGED) {
          add(CharTables.replacement(c), i, i + 1);
          i++;
        } else {
          i = normalizeUnit(action, c, i);
        }
      }
    }
  }

  private NormalText text() {
    return new NormalText(source, output, size, offsets, Arrays.copyOf(surrogatePairs, pairCount));
  }

  /** Copies units that map one to one, which are most of any text. */
  private int copyRun(int from) {
    reserve(input.length - from);
    int end = copyUnits(input, from, output, size);
    size += end - from;
    expectedOffset = end;
    return end;
  }

  private static int copyUnits(char[] input, int from, char[] out, int to) {
    int shift = to - from;
    int before = CharTables.entry(to == 0 ? 0 : out[to - 1]);
    int i = from;
    while (i < input.length) {
      int entry = CharTables.entry(input[i]);
      if (!CharTables.isCopiedAfter(before, entry)) {
        break;
      }
      out[i + shift] = (char) entry;
      before = entry;
      i++;
    }
    return i;
  }

  private int normalizeUnit(byte action, char c, int at) {
    switch (action) {
      case CharTables.SEPARATOR -> addSeparator(at, at + 1);
      case CharTables.CAPITAL -> {
        if (isSpaceMissing(at)) {
          addSeparator(at, at);
        }
        add(c, at, at + 1);
      }
      case CharTables.MARK -> {
        return composeMarks(at);
      }
      case CharTables.SURROGATE -> {
        return addSurrogate(at);
      }
      default -> {
        // The unit is removed.
      }
    }
    return at + 1;
  }

  private int addSurrogate(int at) {
    int end = at + Character.charCount(source.codePointAt(at));
    if (end > at + 1) {
      surrogatePairs =
          pairCount == surrogatePairs.length
              ? Arrays.copyOf(surrogatePairs, pairCount * 2 + 8)
              : surrogatePairs;
      surrogatePairs[pairCount++] = at;
    }
    for (int i = at; i < end; i++) {
      add(source.charAt(i), at, end);
    }
    return end;
  }

  /** Composes a mark, and the marks after it, with the letter that was added last. */
  private int composeMarks(int at) {
    if (size == 0 || expectedOffset != at || !Character.isLetter(source.codePointBefore(at))) {
      add(source.charAt(at), at, at + 1);
      return at + 1;
    }
    int end = at + 1;
    while (end < source.length()
        && end - at < MAX_MARKS
        && CharTables.action(source.charAt(end)) == CharTables.MARK) {
      end++;
    }
    int begin = source.offsetByCodePoints(at, -1);
    String composed = java.text.Normalizer.normalize(source.substring(begin, end), Form.NFC);
    size -= at - begin;
    offsets.truncate(size);
    expectedOffset = begin;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      add(CharTables.action(c) == CharTables.UNCHANGED ? CharTables.replacement(c) : c, begin, end);
    }
    return end;
  }

  /** Returns whether a space is missing before a capital, after "'s" or the end of a sentence. */
  private boolean isSpaceMissing(int at) {
    if (size < 3 || expectedOffset != at) {
      return false;
    }
    char last = output[size - 1];
    char before = output[size - 2];
    if (last == 's' && before == '\'') {
      return Character.isLetter(output[size - 3]);
    }
    return last == '.'
        && Character.isLowerCase(before)
        && Character.isLowerCase(output[size - 3])
        && at + 1 < source.length()
        && Character.isLowerCase(source.charAt(at + 1));
  }

  private void addSeparator(int begin, int end) {
    if (size > 0 && output[size - 1] == ' ') {
      int first = offsets.begin(size - 1);
      offsets.truncate(size - 1);
      offsets.put(size - 1, first, end);
      expectedOffset = end;
    } else {
      add(' ', begin, end);
    }
  }

  private void add(char c, int begin, int end) {
    if (begin != expectedOffset || end != begin + 1) {
      offsets.put(size, begin, end);
    }
    expectedOffset = end;
    if (size >= end && input == output) {
      input = source.toCharArray();
    }
    reserve(1);
    output[size++] = c;
  }

  private void reserve(int units) {
    if (size + units > output.length) {
      output = Arrays.copyOf(output, size + units + size / 8 + 16);
    }
  }
}
