package dev.silkwire.enrich.text;

/**
 * Lookup tables for all UTF-16 code units: their normalized form, lower case and word class. Filled
 * once when the class is loaded. Immutable.
 */
public final class CharTables {
  /** Actions of normalization: the unit is copied, possibly as another unit. */
  static final byte UNCHANGED = 0;

  /** The unit becomes a space; adjacent spaces are merged. */
  static final byte SEPARATOR = 1;

  /** The unit is an ASCII capital, before which a space may be missing. */
  static final byte CAPITAL = 2;

  /** The unit is removed. */
  static final byte DROPPED = 3;

  /** The unit is a combining mark of the letter before it. */
  static final byte MARK = 4;

  /** The unit is half of a surrogate pair. */
  static final byte SURROGATE = 5;

  private static final int UNITS = Character.MAX_VALUE + 1;
  private static final int UPPER_HALF = 16;

  // Conditions under which a unit cannot simply be copied: always, after a space, or where a space
  // may be missing.
  private static final int ALWAYS = 1 << 19;
  private static final int AFTER_SPACE = 1 << 20;
  private static final int LOST_SPACE = 1 << 21;
  private static final int CONDITIONS = ALWAYS | AFTER_SPACE | LOST_SPACE;

  /** Offset of the bits with the conditions that a unit causes for the next one. */
  private static final int CAUSED_SHIFT = 3;

  /** Per unit, from low to high bits: replacement, action, its conditions, those that it causes. */
  private static final int[] NORMALIZED = new int[UNITS];

  /** One flag for each word class of which two adjacent units belong to the same word. */
  private static final int JOINS = 7 << (UPPER_HALF + WordBoundaries.KATAKANA);

  private static final int BLANK = 1 << 22;
  private static final int BLANK_TO_TOP = Long.SIZE - 1 - 22;

  /** Per unit, from low to high bits: lower case, word class, flags; the sign bit marks WORD. */
  private static final int[] FOLDED = new int[UNITS];

  static {
    for (int unit = 0; unit < UNITS; unit++) {
      char c = (char) unit;
      int replacement = Spelling.fold(c);
      byte action = action(c, replacement);
      NORMALIZED[c] =
          (char) replacement
              | action << UPPER_HALF
              | conditionsOf(action)
              | conditionsCaused((char) replacement) << CAUSED_SHIFT;
      char lower = Character.toLowerCase(c);
      byte wordClass = WordBoundaries.wordClass(lower);
      FOLDED[c] = lower | wordClass << UPPER_HALF | flags(wordClass);
    }
  }

  private CharTables() {}

  private static int flags(byte wordClass) {
    if (wordClass == WordBoundaries.BLANK) {
      return BLANK;
    }
    int joins = WordBoundaries.isJoining(wordClass) ? 1 << (UPPER_HALF + wordClass) : 0;
    return wordClass == WordBoundaries.WORD ? joins | Integer.MIN_VALUE : joins;
  }

  private static byte action(char c, int replacement) {
    if (Character.isSurrogate(c)) {
      return SURROGATE;
    }
    if ((c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A) {
      return MARK;
    }
    if (replacement == Spelling.DROP) {
      return DROPPED;
    }
    return replacement == Spelling.SEPARATOR
        ? SEPARATOR
        : c >= 'A' && c <= 'Z' ? CAPITAL : UNCHANGED;
  }

  private static int conditionsOf(byte action) {
    return switch (action) {
      case UNCHANGED -> 0;
      case SEPARATOR -> AFTER_SPACE;
      case CAPITAL -> LOST_SPACE;
      default -> ALWAYS;
    };
  }

  /** After an s or a full stop, a capital may lack its space. */
  private static int conditionsCaused(char replacement) {
    return switch (replacement) {
      case ' ' -> ALWAYS | AFTER_SPACE;
      case 's', '.' -> ALWAYS | LOST_SPACE;
      default -> ALWAYS;
    };
  }

  /** Returns the action for a unit: one of the constants above. */
  static byte action(char c) {
    return (byte) (NORMALIZED[c] >>> UPPER_HALF & 7);
  }

  /** Returns the replacement of a unit whose action is {@link #UNCHANGED}. */
  static char replacement(char c) {
    return (char) NORMALIZED[c];
  }

  /** Returns the table entry of a unit: the replacement in the lower half, flags in the upper. */
  static int entry(char c) {
    return NORMALIZED[c];
  }

  /** Returns whether a unit can simply be copied after another, by the entries of both. */
  static boolean isCopiedAfter(int before, int entry) {
    return ((before >>> CAUSED_SHIFT) & entry & CONDITIONS) == 0;
  }

  /**
   * Returns the lower case of a unit; lower-casing a whole string may change its length (U+0130).
   */
  public static char lower(char c) {
    return (char) FOLDED[c];
  }

  /** Returns a text of the same length with each unit in lower case. */
  public static String lower(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = lower(units[i]);
    }
    return new String(units);
  }

  /** Returns the table entry of a unit: the lower case in the lower half, flags in the upper. */
  static int folded(char c) {
    return FOLDED[c];
  }

  /**
   * Returns the word class in an entry of {@link #folded}: a constant of {@link WordBoundaries}.
   */
  static int wordClassOf(int folded) {
    return (folded >>> UPPER_HALF) & 7;
  }

  /** Returns non-zero if no phrase may begin at the right of two units, by the entries of both. */
  static int joined(int left, int right) {
    return ((left & JOINS) | BLANK) & right;
  }

  /** Returns the sign bit if the entry is of class WORD, otherwise 0. */
  static long wordBit(int folded) {
    return folded & Long.MIN_VALUE;
  }

  /** Returns the sign bit if the entry is a space, otherwise 0. */
  static long blankBit(int folded) {
    return (long) folded << BLANK_TO_TOP & Long.MIN_VALUE;
  }

  /** Returns the word class of a lower-case unit: a constant of {@link WordBoundaries}. */
  public static byte wordClass(char c) {
    return (byte) (FOLDED[c] >>> UPPER_HALF & 7);
  }
}
