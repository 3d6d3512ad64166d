package dev.silkwire.enrich.text;

/**
 * A detector of words inside URLs, mail addresses and account names, which are not part of the
 * prose: "https://example.org/?tag=OBOR", "press@cpec.example".
 */
public final class Addresses {
  private static final int MAX_DISTANCE = 200;

  private Addresses() {}

  /** Returns whether a span of a text is inside an address. */
  public static boolean contain(NormalText text, int from, int to) {
    String original = text.original();
    Span span = text.inOriginal(from, to);
    int begin = span.start();
    int first = Math.max(0, begin - MAX_DISTANCE);
    while (begin > first && isPart(original.charAt(begin - 1))) {
      begin--;
    }
    int end = span.end();
    int last = Math.min(original.length(), end + MAX_DISTANCE);
    while (end < last && isPart(original.charAt(end))) {
      end++;
    }
    if (begin == span.start() && end == span.end()) {
      return false;
    }
    String before = original.substring(begin, span.start());
    return before.contains("://")
        || before.contains("@")
        || before.startsWith("www.")
        || isMailbox(original, span.end(), end);
  }

  /** Returns whether an at sign and a letter follow. */
  private static boolean isMailbox(String text, int from, int end) {
    int at = text.indexOf('@', from);
    return at >= 0 && at + 1 < end && Character.isLetter(text.charAt(at + 1));
  }

  private static boolean isPart(char c) {
    return c > ' ' && c < 0x7F;
  }
}
