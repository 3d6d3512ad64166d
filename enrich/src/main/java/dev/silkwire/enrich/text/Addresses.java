package dev.silkwire.enrich.text;

/**
 * Tells words inside web and mail addresses and names of accounts, which say nothing of the text
 * around them: "https://example.org/?tag=OBOR", "press@cpec.example".
 */
public final class Addresses {
  private static final int REACH = 200;

  private Addresses() {}

  /** Whether a stretch of a text lies in an address. */
  public static boolean contain(NormalText text, int from, int to) {
    String original = text.original();
    Span there = text.inOriginal(from, to);
    int begin = there.start();
    int least = Math.max(0, begin - REACH);
    while (begin > least && isPart(original.charAt(begin - 1))) {
      begin--;
    }
    int end = there.end();
    int most = Math.min(original.length(), end + REACH);
    while (end < most && isPart(original.charAt(end))) {
      end++;
    }
    if (begin == there.start() && end == there.end()) {
      return false;
    }
    String before = original.substring(begin, there.start());
    return before.contains("://")
        || before.contains("@")
        || before.startsWith("www.")
        || isMailbox(original, there.end(), end);
  }

  /** Whether an at sign with a letter behind it follows. */
  private static boolean isMailbox(String text, int from, int end) {
    int at = text.indexOf('@', from);
    return at >= 0 && at + 1 < end && Character.isLetter(text.charAt(at + 1));
  }

  private static boolean isPart(char c) {
    return c > ' ' && c < 0x7F;
  }
}
