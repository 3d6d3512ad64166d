package dev.silkwire.ingest.page;

/**
 * The length of a text, comparable between scripts: a Chinese or Japanese character counts as three
 * letters and a Korean one as two, because they carry more information.
 */
public final class TextLength {
  private TextLength() {}

  /** Returns the weighted number of characters; white space counts as single spaces. */
  public static int count(String text) {
    int length = 0;
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0') {
        length += space ? 0 : 1;
        space = true;
      } else {
        length += c < '\u2e80' ? 1 : weight(c);
        space = false;
      }
    }
    return length;
  }

  private static int weight(char c) {
    if (c >= '\uac00' && c <= '\ud7a3') {
      return 2;
    }
    return c < '\ud800' ? 3 : 1;
  }
}
