package dev.silkwire.ingest.rome;

import dev.silkwire.ingest.xml.FeedElement;
import java.util.Locale;
import java.util.Optional;

/** Text constructs of feeds: plain, escaped, Base64 or with elements inside. */
final class TextConstruct {
  private TextConstruct() {}

  /** Returns the text of an element; elements inside become markup, Base64 is decoded. */
  static String flatten(FeedElement element) {
    if (lower(element, "mode").equals("base64") || isBinary(lower(element, "type"))) {
      return Base64Text.decode(element.text());
    }
    return element.hasElements() ? element.markup() : element.text();
  }

  /** Returns {@code text} or {@code html}, as the element declares it, after flattening. */
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

  /** Atom 1.0: content of any other media type is Base64 (RFC 4287, 4.1.3.3). */
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
