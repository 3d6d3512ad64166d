package dev.silkwire.enrich.text;

import java.util.Set;

/**
 * Word boundaries. Letters and digits form words, except in scripts without spaces, where every
 * character is a word; katakana and hangul form words of one script. Arabic and Hebrew particles
 * may be prefixed to a word ({@link WordPrefixes}), Korean particles may follow it.
 */
public final class WordBoundaries {
  private static final int MIN_LENGTH_AFTER_PARTICLE = 3;
  private static final Set<String> KOREAN_PARTICLES =
      Set.of(
          "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "및", "인", "측", "산", "발",
          "형", "판", "어", "에서", "에게", "으로", "까지", "부터", "이나", "이라", "에는", "에도", "과의", "와의", "에서는",
          "으로의", "라는", "이라는", "정부", "사업", "구상", "전략", "관련", "국가", "참여");

  /** Word class of spaces and control characters. */
  static final byte BLANK = 0;

  /** Punctuation and symbols. */
  static final byte MARK = 1;

  /** Characters of scripts without spaces between words. */
  static final byte SPACELESS = 2;

  static final byte KATAKANA = 3;
  static final byte HANGUL = 4;

  /** A letter or a digit of any other script. */
  public static final byte WORD = 5;

  private WordBoundaries() {}

  /** Returns whether a phrase that starts at {@code from} may end at {@code to}. */
  public static boolean endsAt(NormalText text, int from, int to) {
    if (to < text.length() && !isBoundary(text.wordClass(to - 1), text.wordClass(to))) {
      return text.wordClass(to) == HANGUL && isKoreanParticle(text, to);
    }
    return to - from >= MIN_LENGTH_AFTER_PARTICLE
        || from == 0
        || isBoundary(text.wordClass(from - 1), text.wordClass(from));
  }

  /** Returns whether a character is a letter or a digit. */
  static boolean isWord(char c) {
    return CharTables.wordClass(c) > MARK;
  }

  /** Returns whether the script of a character has no spaces between words. */
  public static boolean isSpaceless(char c) {
    byte wordClass = CharTables.wordClass(c);
    return wordClass == SPACELESS || wordClass == KATAKANA;
  }

  /** Returns whether a character is a Korean syllable. */
  public static boolean isHangul(char c) {
    return CharTables.wordClass(c) == HANGUL;
  }

  /** Returns whether a word ends between characters of two classes. */
  static boolean isBoundary(byte left, byte right) {
    return left != right || !isJoining(left);
  }

  /** Returns whether two adjacent characters of a class belong to one word. */
  static boolean isJoining(byte wordClass) {
    return wordClass > SPACELESS;
  }

  /** Computes the word class of a character; slow, therefore cached in {@link CharTables}. */
  static byte wordClass(char c) {
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
    while (end < text.length() && text.wordClass(end) == HANGUL) {
      end++;
    }
    return KOREAN_PARTICLES.contains(text.folded(from, end));
  }
}
