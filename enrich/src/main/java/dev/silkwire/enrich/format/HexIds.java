package dev.silkwire.enrich.format;

/** 128-bit names, in hexadecimal digits. */
public final class HexIds {
  static final int BYTES = 16;

  private HexIds() {}

  /** Whether a text is such a name, and can be kept in half of its length. */
  public static boolean isHexadecimal(String text) {
    return text.length() == 2 * BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
