package dev.silkwire.enrich.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Folding of single characters to their normalized form. */
final class Spelling {
  static final int DROP = -1;
  static final int SEPARATOR = ' ';

  private Spelling() {}

  /**
   * Folds a code point.
   *
   * @return the normalized code point, {@link #SEPARATOR}, or {@link #DROP} to remove it
   */
  static int fold(int c) {
    if (c < 0x80) {
      return ascii(c);
    }
    if (c < 0x0400) {
      return latin(c);
    }
    if (c < 0x0600) {
      return c == 'ё' ? 'е' : c == 'Ё' ? 'Е' : c;
    }
    if (c < 0x0700) {
      return arabic(c);
    }
    if (c >= 0x0900 && c < 0x0A80) {
      return indic(c);
    }
    if (c >= 0x2000 && c < 0x2070) {
      return punctuation(c);
    }
    if (c >= 0x3000 && c < 0x3020) {
      return cjk(c);
    }
    return c >= 0xFE00 ? compatibility(c) : c;
  }

  private static int ascii(int c) {
    return switch (c) {
      case '\t', '-', '"', '\f', 0x0B -> SEPARATOR;
      case '\r' -> '\n';
      case '`' -> '\'';
      default -> c;
    };
  }

  private static int latin(int c) {
    return switch (c) {
      case 0xA0, 0xAB, 0xBB -> SEPARATOR;
      case 0xAD -> DROP;
      case 0xB4, 0x2BC, 0x2BB, 0x2B9 -> '\'';
      case 0x85 -> '\n';
      default -> c;
    };
  }

  /** Removes vowel signs and tatweel; unifies the variants of alef, yeh, kaf, heh and comma. */
  private static int arabic(int c) {
    if ((c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640) {
      return DROP;
    }
    return switch (c) {
      case 0x060C -> ',';
      case 0x0622, 0x0623, 0x0625, 0x0671 -> 0x0627;
      case 0x0649, 0x06CC, 0x06D2 -> 0x064A;
      case 0x0629, 0x06C1, 0x06C0, 0x06C2, 0x06C3, 0x06D5 -> 0x0647;
      case 0x06A9 -> 0x0643;
      default -> c >= 0x0660 && c <= 0x0669 ? '0' + c - 0x0660 : c;
    };
  }

  /** Removes the nukta in Devanagari, Bengali and Gurmukhi, which many newspapers omit. */
  private static int indic(int c) {
    int block = c & 0x7F;
    if (block == 0x3C) {
      return DROP;
    }
    if (block < 0x58 || block > 0x5F) {
      return c;
    }
    String letters = Normalizer.normalize(Character.toString(c), Form.NFD);
    return letters.length() > 1 ? letters.charAt(0) : c;
  }

  private static int punctuation(int c) {
    return switch (c) {
      case 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060 -> DROP;
      case 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069 -> DROP;
      case 0x2018, 0x2019, 0x201B, 0x2032 -> '\'';
      case 0x2028, 0x2029 -> '\n';
      case 0x2026, 0x2020, 0x2021, 0x2030 -> c;
      default -> SEPARATOR;
    };
  }

  private static int cjk(int c) {
    return switch (c) {
      case 0x3000, 0x300A, 0x300B, 0x300C, 0x300D, 0x300E, 0x300F, 0x301C -> SEPARATOR;
      default -> c;
    };
  }

  private static int compatibility(int c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      int narrow = c - 0xFEE0;
      return narrow == '-' || narrow == '"' ? SEPARATOR : narrow;
    }
    return c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ? DROP : c;
  }
}
