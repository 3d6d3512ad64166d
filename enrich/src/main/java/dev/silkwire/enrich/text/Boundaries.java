package dev.silkwire.enrich.text;

import java.util.Set;

/**
 * Where words begin and end. Letters and digits hang together, except in scripts that are written
 * without spaces; katakana and hangul hang together among themselves only. Arabic particles may be
 * written onto the front of a word, Korean ones onto its end.
 */
public final class Boundaries {
  private static final int SHORTEST_BEHIND_PARTICLE = 3;
  private static final int LONGEST_PARTICLE = 4;
  private static final Set<String> ARABIC_PARTICLES =
      Set.of(
          "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول",
          "وك", "فب", "فل", "وبال", "فلل");
  private static final Set<String> KOREAN_PARTICLES =
      Set.of(
          "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "및", "인", "측", "산", "발",
          "형", "판", "어", "에서", "에게", "으로", "까지", "부터", "이나", "이라", "에는", "에도", "과의", "와의", "에서는",
          "으로의", "라는", "이라는", "정부", "사업", "구상", "전략", "관련", "국가", "참여");

  /** What a character is, as far as words go. */
  enum Kind {
    NONE,
    SPACELESS,
    KATAKANA,
    HANGUL,
    WORD
  }

  private Boundaries() {}

  /** Whether a phrase may begin here. */
  static boolean startsAt(NormalText text, int i) {
    if (i == 0 || apart(text.kind(i - 1), text.kind(i))) {
      return true;
    }
    return isArabic(text.folded(i)) && isParticle(text, i);
  }

  /** Whether a phrase that began at {@code from} may end here. */
  static boolean endsAt(NormalText text, int from, int to) {
    if (to < text.length() && !apart(text.kind(to - 1), text.kind(to))) {
      return text.kind(to) == Kind.HANGUL && isKoreanParticle(text, to);
    }
    return to - from >= SHORTEST_BEHIND_PARTICLE
        || from == 0
        || apart(text.kind(from - 1), text.kind(from));
  }

  /** Whether one is a letter or a digit. */
  static boolean isWord(char c) {
    return kind(c) != Kind.NONE;
  }

  /** Whether the script of this character is written without spaces. */
  public static boolean isSpaceless(char c) {
    Kind kind = kind(c);
    return kind == Kind.SPACELESS || kind == Kind.KATAKANA;
  }

  private static boolean apart(Kind left, Kind right) {
    return left == Kind.NONE
        || right == Kind.NONE
        || left == Kind.SPACELESS
        || right == Kind.SPACELESS
        || left != right;
  }

  static Kind kind(char c) {
    if (c < 0x80) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      return letter || (c >= '0' && c <= '9') ? Kind.WORD : Kind.NONE;
    }
    if (c < 0x0E00) {
      return Character.isLetterOrDigit(c) ? Kind.WORD : Kind.NONE;
    }
    if (c <= 0x0EFF || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF)) {
      return Kind.SPACELESS;
    }
    if (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) {
      return Kind.KATAKANA;
    }
    if ((c >= 0x3041 && c <= 0x309F) || (c >= 0x3400 && c <= 0x9FFF) || Character.isSurrogate(c)) {
      return Kind.SPACELESS;
    }
    if (c >= 0xAC00 && c <= 0xD7A3) {
      return Kind.HANGUL;
    }
    return Character.isLetterOrDigit(c) ? Kind.WORD : Kind.NONE;
  }

  private static boolean isArabic(char c) {
    return c >= 0x0600 && c <= 0x06FF;
  }

  private static boolean isParticle(NormalText text, int i) {
    int begin = i;
    while (begin > 0 && i - begin <= LONGEST_PARTICLE && isWord(text.folded(begin - 1))) {
      begin--;
    }
    return ARABIC_PARTICLES.contains(text.folded(begin, i));
  }

  private static boolean isKoreanParticle(NormalText text, int from) {
    int end = from;
    while (end < text.length() && kind(text.folded(end)) == Kind.HANGUL) {
      end++;
    }
    return KOREAN_PARTICLES.contains(text.folded(from, end));
  }
}
