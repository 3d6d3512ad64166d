package dev.silkwire.enrich.text;

/** What every UTF-16 unit is and becomes, looked up once when the class is loaded. Immutable. */
public final class CharTables {
  /** How a unit is spelled. */
  static final byte KEPT = 0;

  /** Becomes a space, and one with the spaces around it. */
  static final byte SEPARATOR = 1;

  /** An ASCII capital: a space may have been lost before it. */
  static final byte CAPITAL = 2;

  /** Is left out. */
  static final byte DROPPED = 3;

  /** Belongs to the letter before it. */
  static final byte MARK = 4;

  /** Half of a code point. */
  static final byte SURROGATE = 5;

  private static final int UNITS = Character.MAX_VALUE + 1;
  private static final int HOW = 16;

  // Why a unit may need a second look: always, behind a space, or where a space may have been lost.
  private static final int ALWAYS = 1 << 19;
  private static final int BEHIND_SPACE = 1 << 20;
  private static final int WITHOUT_SPACE = 1 << 21;
  private static final int REASONS = ALWAYS | BEHIND_SPACE | WITHOUT_SPACE;

  /** The reasons that a unit gives the one behind it stand this much higher. */
  private static final int GIVEN = 3;

  /** What a unit becomes, above it how, and above that its reasons and those it gives. */
  private static final int[] SPELLING = new int[UNITS];

  /** The flags of kinds of which two side by side are of one word: one each. */
  private static final int JOINS = 7 << (HOW + WordBoundaries.KATAKANA);

  private static final int BLANK = 1 << 22;
  private static final int BLANK_TO_TOP = Long.SIZE - 1 - 22;

  /** The lower case of a unit, above it the kind of that and its flags; the sign is a word's. */
  private static final int[] FOLDED = new int[UNITS];

  static {
    for (int unit = 0; unit < UNITS; unit++) {
      char c = (char) unit;
      int spelled = Spelling.fold(c);
      byte how = spelling(c, spelled);
      SPELLING[c] = (char) spelled | how << HOW | reason(how) | given((char) spelled) << GIVEN;
      char lower = Character.toLowerCase(c);
      byte kind = WordBoundaries.kind(lower);
      FOLDED[c] = lower | kind << HOW | flags(kind);
    }
  }

  private CharTables() {}

  private static int flags(byte kind) {
    if (kind == WordBoundaries.BLANK) {
      return BLANK;
    }
    int joins = WordBoundaries.joins(kind) ? 1 << (HOW + kind) : 0;
    return kind == WordBoundaries.WORD ? joins | Integer.MIN_VALUE : joins;
  }

  private static byte spelling(char c, int spelled) {
    if (Character.isSurrogate(c)) {
      return SURROGATE;
    }
    if ((c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A) {
      return MARK;
    }
    if (spelled == Spelling.DROP) {
      return DROPPED;
    }
    return spelled == Spelling.SEPARATOR ? SEPARATOR : c >= 'A' && c <= 'Z' ? CAPITAL : KEPT;
  }

  private static int reason(byte how) {
    return switch (how) {
      case KEPT -> 0;
      case SEPARATOR -> BEHIND_SPACE;
      case CAPITAL -> WITHOUT_SPACE;
      default -> ALWAYS;
    };
  }

  /** Spaces become one; behind an s and a full stop, a capital may have lost its space. */
  private static int given(char spelled) {
    return switch (spelled) {
      case ' ' -> ALWAYS | BEHIND_SPACE;
      case 's', '.' -> ALWAYS | WITHOUT_SPACE;
      default -> ALWAYS;
    };
  }

  /** One of the constants above. */
  static byte spelling(char c) {
    return (byte) (SPELLING[c] >>> HOW & 7);
  }

  /** What a unit that is kept becomes. */
  static char spelled(char c) {
    return (char) SPELLING[c];
  }

  /** How a unit is spelled: what it becomes is the lower half, the rest for {@link #follows}. */
  static int entry(char c) {
    return SPELLING[c];
  }

  /** Whether a unit stays one unit behind another, given the entries of both. */
  static boolean follows(int before, int entry) {
    return ((before >>> GIVEN) & entry & REASONS) == 0;
  }

  /** One unit at a time: lower-casing a whole string may change its length (U+0130). */
  public static char lower(char c) {
    return (char) FOLDED[c];
  }

  /** Each of its units in lower case. */
  public static String lower(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = lower(units[i]);
    }
    return new String(units);
  }

  /** Its lower case in the lower half, and above it what that is, as far as words go. */
  static int folded(char c) {
    return FOLDED[c];
  }

  /** The kind in what {@link #folded} says: a constant of {@link WordBoundaries}. */
  static int kindOf(int folded) {
    return (folded >>> HOW) & 7;
  }

  /** Not nought where no phrase may begin at the right of two, given what is said of both. */
  static int joined(int left, int right) {
    return ((left & JOINS) | BLANK) & right;
  }

  /** The highest bit where what {@link #folded} says is a letter of a word, else none. */
  static long ofWord(int folded) {
    return folded & Long.MIN_VALUE;
  }

  /** The highest bit where what {@link #folded} says is a space, else none. */
  static long blank(int folded) {
    return (long) folded << BLANK_TO_TOP & Long.MIN_VALUE;
  }

  /** What a unit in lower case is, as far as words go: a constant of {@link WordBoundaries}. */
  public static byte kind(char c) {
    return (byte) (FOLDED[c] >>> HOW & 7);
  }
}
