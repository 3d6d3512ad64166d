package dev.silkwire.contract.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** 128-bit content hashes: the first half of SHA-256 (FIPS 180-4), as 32 hexadecimal digits. */
public final class ContentHash {
  private static final int BYTES = 16;
  private static final byte SEPARATOR = 0;

  private ContentHash() {}

  /** Returns the hash of a sequence of strings. */
  public static String of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      digest.update(part.getBytes(UTF_8));
      digest.update(SEPARATOR);
    }
    return hex(digest);
  }

  /** Returns the hash of a byte array. */
  public static String of(byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(bytes);
    return hex(digest);
  }

  /** Returns the hash of the visible content of an article. */
  static String ofArticle(
      String title, String text, List<String> captions, List<String> authors, Published published) {
    return of(
        title,
        text,
        String.join("\n", captions),
        String.join("\n", authors),
        String.valueOf(published.date()));
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
