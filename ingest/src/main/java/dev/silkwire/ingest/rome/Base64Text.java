package dev.silkwire.ingest.rome;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Text in Base64, as Atom 0.3 allows. */
final class Base64Text {
  private Base64Text() {}

  /** The text, or the same when it is no Base64. */
  static String decode(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
