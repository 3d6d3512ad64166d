package dev.silkwire.ingest.rome;

import dev.silkwire.ingest.xml.FeedElement;
import java.util.Locale;
import java.util.Optional;

/** Text constructs of feeds: plain text, escaped markup, Base64, or child elements. */
final class TextConstruct {
  private TextConstruct() {}

  /** Returns the text of an element: its child elements as markup, Base64 decoded. */
  static String flatten(FeedElement element) {
    if (lower(element, "mode").equals("base64") || isBinary(lower(element, "type"))) {
      return Base64Text.decode(element.text());
    }
    return element.hasElements() ? element.markup() : element.text();
  }

  /**
   * Returns the type of the flattened text, {@code text} or {@code html}; empty if not declared.
   */
  static Optional<String> type(FeedElement element) {
    String declared = lower(element, "type");
    if (element.hasElements()) {
      return Optional.of("html");
    }
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(declared.equals("text") || declared.equals("text/plain") ? "text" : "html");
  }

  /**
   * Returns whether the content is Base64: any media type that is not text or XML (RFC 4287,
   * 4.1.3.3).
   */
  private static boolean isBinary(String type) {
    return type.contains("/")
        && !type.startsWith("text/")
        && !type.endsWith("+xml")
        && !type.endsWith("/xml");
  }

  private static String lower(FeedElement element, String attribute) {
    return element.attribute(attribute).toLowerCase(Locale.ROOT);
  }
}
