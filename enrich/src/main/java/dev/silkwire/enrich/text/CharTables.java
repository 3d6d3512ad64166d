package dev.silkwire.enrich.text;

/** What every UTF-16 unit is and becomes, looked up once when the class is loaded. Immutable. */
final class CharTables {
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
  private static final byte[] SPELLING = new byte[UNITS];
  private static final char[] SPELLED = new char[UNITS];
  private static final char[] LOWER = new char[UNITS];
  private static final byte[] KINDS = new byte[UNITS];

  static {
    for (int unit = 0; unit < UNITS; unit++) {
      char c = (char) unit;
      int spelled = Spelling.fold(c);
      SPELLING[c] = spelling(c, spelled);
      SPELLED[c] = (char) spelled;
      LOWER[c] = Character.toLowerCase(c);
      KINDS[c] = Boundaries.kind(c);
    }
  }

  private CharTables() {}

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

  /** One of the constants above. */
  static byte spelling(char c) {
    return SPELLING[c];
  }

  /** What a unit that is kept becomes. */
  static char spelled(char c) {
    return SPELLED[c];
  }

  /** One unit at a time: lower-casing a whole string may change its length (U+0130). */
  static char lower(char c) {
    return LOWER[c];
  }

  /** What it is, as far as words go: a constant of {@link Boundaries}. */
  static byte kind(char c) {
    return KINDS[c];
  }
}
