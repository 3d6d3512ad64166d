package dev.silkwire.enrich.format;

/** 128-bit ids as 32 lower-case hexadecimal digits, the form of article ids and content hashes. */
public final class HexIds {
  static final int BYTES = 16;

  private HexIds() {}

  /** Returns whether a text is such an id, which can be stored as 16 bytes. */
  public static boolean isHexadecimal(String text) {
    return text.length() == 2 * BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
