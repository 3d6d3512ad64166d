package dev.silkwire.ingest.rome;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Base64 text, which Atom 0.3 allows. */
final class Base64Text {
  private Base64Text() {}

  /** Returns the decoded text, or the text itself if it is not Base64. */
  static String decode(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
