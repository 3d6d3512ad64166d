package dev.silkwire.enrich.text;

import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * Spells texts one way, so that a phrase is found however a page writes it: one kind of space,
 * hyphens and quotes as separators, full-width forms narrowed, marks composed, what is invisible
 * dropped, Arabic and Cyrillic spelling variants folded, and spaces put back where pages lost them
 * ("IBM'sChina", "Beijing.The"). A light kin of NFKC (Unicode Annex 15) that keeps offsets.
 */
public final class Normalizer {
  /** As in the Stream-Safe Text Format of Unicode Annex 15: more would cost quadratic time. */
  private static final int MOST_MARKS = 30;

  private final String source;
  private final OffsetMap offsets = new OffsetMap();

  /** The units to read: those written, as long as what is written stays behind what is read. */
  private char[] in;

  private char[] chars;
  private int size;

  /** Where the next unit of the original is expected. */
  private int expected;

  /** Where pairs of surrogates begin in the original. */
  private int[] pairs = new int[0];

  private int pairCount;

  private Normalizer(String source) {
    this.source = source;
    this.in = source.toCharArray();
    this.chars = in;
  }

  /** The text, spelled one way. */
  public static NormalText normalize(String text) {
    Normalizer normalizer = new Normalizer(text);
    normalizer.run();
    return normalizer.text();
  }

  /** A phrase as it is looked for: spelled one way, without separators around it. */
  public static String phrase(String phrase) {
    Normalizer normalizer = new Normalizer(phrase);
    normalizer.run();
    return new String(normalizer.chars, 0, normalizer.size).strip();
  }

  private void run() {
    int i = 0;
    while (i < in.length) {
      i = expected == i ? copied(i) : i;
      if (i < in.length) {
        char c = in[i];
        byte spelling = CharTables.spelling(c);
        if (spelling == CharTables.KEPT) {
          add(CharTables.spelled(c), i, i + 1);
          i++;
        } else {
          i = special(spelling, c, i);
        }
      }
    }
  }

  private NormalText text() {
    return new NormalText(source, chars, size, offsets, Arrays.copyOf(pairs, pairCount));
  }

  /** Takes over what stays one unit for one unit: most of any text. */
  private int copied(int from) {
    reserve(in.length - from);
    int end = copy(in, from, chars, size);
    size += end - from;
    expected = end;
    return end;
  }

  private static int copy(char[] in, int from, char[] out, int to) {
    int shift = to - from;
    int before = CharTables.entry(to == 0 ? 0 : out[to - 1]);
    int i = from;
    while (i < in.length) {
      int entry = CharTables.entry(in[i]);
      if (!CharTables.follows(before, entry)) {
        break;
      }
      out[i + shift] = (char) entry;
      before = entry;
      i++;
    }
    return i;
  }

  private int special(byte spelling, char c, int at) {
    switch (spelling) {
      case CharTables.SEPARATOR -> separator(at, at + 1);
      case CharTables.CAPITAL -> {
        if (spaceWasLost(at)) {
          separator(at, at);
        }
        add(c, at, at + 1);
      }
      case CharTables.MARK -> {
        return mark(at);
      }
      case CharTables.SURROGATE -> {
        return surrogate(at);
      }
      default -> {
        // Left out.
      }
    }
    return at + 1;
  }

  private int surrogate(int at) {
    int end = at + Character.charCount(source.codePointAt(at));
    if (end > at + 1) {
      pairs = pairCount == pairs.length ? Arrays.copyOf(pairs, pairCount * 2 + 8) : pairs;
      pairs[pairCount++] = at;
    }
    for (int i = at; i < end; i++) {
      add(source.charAt(i), at, end);
    }
    return end;
  }

  /** Composes a mark, and those behind it, with the letter that was added last. */
  private int mark(int at) {
    if (size == 0 || expected != at || !Character.isLetter(source.codePointBefore(at))) {
      add(source.charAt(at), at, at + 1);
      return at + 1;
    }
    int end = at + 1;
    while (end < source.length()
        && end - at < MOST_MARKS
        && CharTables.spelling(source.charAt(end)) == CharTables.MARK) {
      end++;
    }
    int begin = source.offsetByCodePoints(at, -1);
    String composed = java.text.Normalizer.normalize(source.substring(begin, end), Form.NFC);
    size -= at - begin;
    offsets.cut(size);
    expected = begin;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      add(CharTables.spelling(c) == CharTables.KEPT ? CharTables.spelled(c) : c, begin, end);
    }
    return end;
  }

  /** Behind "'s" and behind the full stop of a sentence, where a capital follows. */
  private boolean spaceWasLost(int at) {
    if (size < 3 || expected != at) {
      return false;
    }
    char last = chars[size - 1];
    char before = chars[size - 2];
    if (last == 's' && before == '\'') {
      return Character.isLetter(chars[size - 3]);
    }
    return last == '.'
        && Character.isLowerCase(before)
        && Character.isLowerCase(chars[size - 3])
        && at + 1 < source.length()
        && Character.isLowerCase(source.charAt(at + 1));
  }

  private void separator(int begin, int end) {
    if (size > 0 && chars[size - 1] == ' ') {
      int first = offsets.begin(size - 1);
      offsets.cut(size - 1);
      offsets.put(size - 1, first, end);
      expected = end;
    } else {
      add(' ', begin, end);
    }
  }

  private void add(char c, int begin, int end) {
    if (begin != expected || end != begin + 1) {
      offsets.put(size, begin, end);
    }
    expected = end;
    if (size >= end && in == chars) {
      in = source.toCharArray();
    }
    reserve(1);
    chars[size++] = c;
  }

  private void reserve(int units) {
    if (size + units > chars.length) {
      chars = Arrays.copyOf(chars, size + units + size / 8 + 16);
    }
  }
}
