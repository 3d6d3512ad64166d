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
  private static final int DROP = -1;
  private static final char SEPARATOR = ' ';
  private static final char FIRST_MARK = 0x300;

  private final String source;
  private char[] chars;
  private int[] begins;
  private int[] ends;
  private int size;

  private Normalizer(String source) {
    this.source = source;
    int room = source.length() + 16;
    this.chars = new char[room];
    this.begins = new int[room];
    this.ends = new int[room];
  }

  /** The text, spelled one way. */
  public static NormalText normalize(String text) {
    return new Normalizer(text).run();
  }

  /** A phrase as it is looked for: spelled one way, without separators around it. */
  public static String phrase(String phrase) {
    NormalText text = normalize(phrase);
    return text.cased(0, text.length()).strip();
  }

  private NormalText run() {
    int i = 0;
    while (i < source.length()) {
      if (isPlain(i)) {
        add(source.charAt(i), i, i + 1);
        i++;
        continue;
      }
      int codePoint = source.codePointAt(i);
      int end = i + Character.charCount(codePoint);
      if (codePoint < 0x80) {
        ascii((char) codePoint, i);
      } else {
        int cluster = endOfMarks(codePoint, end);
        other(codePoint, i, cluster);
        end = cluster;
      }
      i = end < source.length() ? markedAscii(i, end) : end;
    }
    return new NormalText(
        source, Arrays.copyOf(chars, size), Arrays.copyOf(begins, size), Arrays.copyOf(ends, size));
  }

  /** Most characters are small letters without a mark, and stay as they are. */
  private boolean isPlain(int i) {
    char c = source.charAt(i);
    return c >= 'a' && c <= 'z' && (i + 1 == source.length() || source.charAt(i + 1) < FIRST_MARK);
  }

  /** A plain letter may carry combining marks: then the last one added is replaced by both. */
  private int markedAscii(int begin, int end) {
    int cluster = endOfMarks(source.codePointBefore(end), end);
    if (cluster == end || size == 0 || begins[size - 1] != begin) {
      return end;
    }
    String composed = java.text.Normalizer.normalize(source.substring(begin, cluster), Form.NFC);
    size--;
    addAll(composed, begin, cluster);
    return cluster;
  }

  private void ascii(char c, int at) {
    switch (c) {
      case ' ', '\t', '-', '"', '\f', 0x0B -> separator(at, at + 1);
      case '\n', '\r' -> add('\n', at, at + 1);
      case '`' -> add('\'', at, at + 1);
      default -> {
        if (c >= 'A' && c <= 'Z' && spaceWasLost(at)) {
          separator(at, at);
        }
        add(c, at, at + 1);
      }
    }
  }

  private void other(int codePoint, int begin, int end) {
    int to = Spelling.fold(codePoint);
    if (to == DROP) {
      return;
    }
    if (to == SEPARATOR) {
      separator(begin, end);
    } else if (to == '\n') {
      add('\n', begin, end);
    } else if (end - begin > Character.charCount(codePoint)) {
      addAll(java.text.Normalizer.normalize(source.substring(begin, end), Form.NFC), begin, end);
    } else {
      addAll(Character.toString(to), begin, end);
    }
  }

  private int endOfMarks(int base, int from) {
    if (!Character.isLetter(base)) {
      return from;
    }
    int end = from;
    while (end < source.length() && isComposingMark(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isComposingMark(char c) {
    return (c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A;
  }

  /** Behind "'s" and behind the full stop of a sentence, where a capital follows. */
  private boolean spaceWasLost(int at) {
    if (size < 3 || ends[size - 1] != at) {
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
    if (size > 0 && chars[size - 1] == SEPARATOR) {
      ends[size - 1] = end;
    } else {
      add(SEPARATOR, begin, end);
    }
  }

  private void addAll(String some, int begin, int end) {
    for (int i = 0; i < some.length(); i++) {
      add(some.charAt(i), begin, end);
    }
  }

  private void add(char c, int begin, int end) {
    if (size == chars.length) {
      int room = size * 2;
      chars = Arrays.copyOf(chars, room);
      begins = Arrays.copyOf(begins, room);
      ends = Arrays.copyOf(ends, room);
    }
    chars[size] = c;
    begins[size] = begin;
    ends[size] = end;
    size++;
  }
}
