package dev.silkwire.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A mutator of well-formed input for fuzz tests: it flips bits, truncates, repeats and removes
 * bytes, and inserts strings that often break parsers. The same seed gives the same mutations. Not
 * thread-safe.
 */
public final class Mutator {
  private static final List<String> HOSTILE_STRINGS =
      List.of(
          "\u0000",
          "\ufffe",
          "\u202e",
          "&#0;",
          "&#xD800;",
          "\\ud800",
          "<![CDATA[",
          "]]>",
          "<!--",
          "\"",
          "'",
          "{",
          "[",
          "}",
          "]",
          "<",
          ">",
          "&",
          ":",
          "- ",
          "null",
          "-1",
          "1e999",
          "+999999999-12-31T23:59:59Z",
          "-0050-01-01",
          "99999999999999999999",
          "<b><i><u>",
          "\r\n");
  private static final int MAX_CHANGES = 8;
  private static final int MAX_RUN_BYTES = 20_000;

  private final Random random;

  public Mutator(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a mutated copy, at most about 200 kB longer than the original. */
  public byte[] mutate(byte[] original) {
    byte[] bytes = original;
    for (int i = 1 + random.nextInt(MAX_CHANGES); i > 0; i--) {
      bytes = change(bytes);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(64));
    byte[] part = Arrays.copyOfRange(bytes, at, to);
    return switch (random.nextInt(7)) {
      case 0 -> flipBit(bytes);
      case 1 -> replace(bytes, at, to, new byte[0]);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> replace(bytes, at, at, hostileString());
      case 4 -> replace(bytes, at, to, hostileString());
      case 5 -> replace(bytes, at, at, repeat(part));
      default -> replace(bytes, at, at, repeat(hostileString()));
    };
  }

  private byte[] flipBit(byte[] bytes) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private byte[] hostileString() {
    String text = HOSTILE_STRINGS.get(random.nextInt(HOSTILE_STRINGS.size()));
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private byte[] repeat(byte[] part) {
    int times = random.nextInt(4) == 0 ? MAX_RUN_BYTES / Math.max(1, part.length) : 3;
    byte[] run = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, run, i * part.length, part.length);
    }
    return run;
  }

  private static byte[] replace(byte[] bytes, int from, int to, byte[] replacement) {
    byte[] copy = new byte[bytes.length - (to - from) + replacement.length];
    System.arraycopy(bytes, 0, copy, 0, from);
    System.arraycopy(replacement, 0, copy, from, replacement.length);
    System.arraycopy(bytes, to, copy, from + replacement.length, bytes.length - to);
    return copy;
  }
}
