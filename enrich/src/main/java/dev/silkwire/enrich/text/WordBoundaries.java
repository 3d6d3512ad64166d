package dev.silkwire.enrich.text;

import java.util.Set;

/**
 * Where words begin and end. Letters and digits hang together, except in scripts that are written
 * without spaces; katakana and hangul hang together among themselves only. Arabic particles may be
 * written onto the front of a word, Korean ones onto its end.
 */
public final class WordBoundaries {
  private static final int SHORTEST_BEHIND_PARTICLE = 3;
  private static final Set<String> KOREAN_PARTICLES =
      Set.of(
          "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "및", "인", "측", "산", "발",
          "형", "판", "어", "에서", "에게", "으로", "까지", "부터", "이나", "이라", "에는", "에도", "과의", "와의", "에서는",
          "으로의", "라는", "이라는", "정부", "사업", "구상", "전략", "관련", "국가", "참여");

  /** A space or a control character; below: other kinds of characters, as far as words go. */
  static final byte BLANK = 0;

  /** Punctuation and symbols. */
  static final byte MARK = 1;

  /** Of a script that is written without spaces. */
  static final byte SPACELESS = 2;

  static final byte KATAKANA = 3;
  static final byte HANGUL = 4;

  /** A letter or a digit of any other script. */
  public static final byte WORD = 5;

  private WordBoundaries() {}

  /** Whether a phrase that began at {@code from} may end here. */
  public static boolean endsAt(NormalText text, int from, int to) {
    if (to < text.length() && !apart(text.kind(to - 1), text.kind(to))) {
      return text.kind(to) == HANGUL && isKoreanParticle(text, to);
    }
    return to - from >= SHORTEST_BEHIND_PARTICLE
        || from == 0
        || apart(text.kind(from - 1), text.kind(from));
  }

  /** Whether one is a letter or a digit. */
  static boolean isWord(char c) {
    return CharTables.kind(c) > MARK;
  }

  /** Whether the script of this character is written without spaces. */
  public static boolean isSpaceless(char c) {
    byte kind = CharTables.kind(c);
    return kind == SPACELESS || kind == KATAKANA;
  }

  /** Whether this character is a Korean syllable. */
  public static boolean isHangul(char c) {
    return CharTables.kind(c) == HANGUL;
  }

  /** Whether a word ends between the two. */
  static boolean apart(byte left, byte right) {
    return left != right || !joins(left);
  }

  /** Whether two of this kind side by side are of one word. */
  static boolean joins(byte kind) {
    return kind > SPACELESS;
  }

  /** Slow: {@link CharTables} remembers it. */
  static byte kind(char c) {
    if (c <= ' ') {
      return BLANK;
    }
    if (c < 0x80) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      return letter || (c >= '0' && c <= '9') ? WORD : MARK;
    }
    if (c < 0x0E00) {
      return Character.isLetterOrDigit(c) ? WORD : MARK;
    }
    if (c <= 0x0EFF || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF)) {
      return SPACELESS;
    }
    if (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) {
      return KATAKANA;
    }
    if ((c >= 0x3041 && c <= 0x309F) || (c >= 0x3400 && c <= 0x9FFF) || Character.isSurrogate(c)) {
      return SPACELESS;
    }
    if (c >= 0xAC00 && c <= 0xD7A3) {
      return HANGUL;
    }
    return Character.isLetterOrDigit(c) ? WORD : MARK;
  }

  private static boolean isKoreanParticle(NormalText text, int from) {
    int end = from;
    while (end < text.length() && text.kind(end) == HANGUL) {
      end++;
    }
    return KOREAN_PARTICLES.contains(text.folded(from, end));
  }
}
