package dev.silkwire.ingest.xml;

import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.text.Charsets;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Repairs XML that is not well-formed: text before the first tag, unescaped ampersands, control
 * characters, HTML entities, unclosed tags. The document type is removed before parsing, so that no
 * entity is defined, expanded or fetched.
 */
public final class XmlRepair {
  private static final String CDATA = "<![CDATA[";
  private static final String DOCTYPE = "<!DOCTYPE";
  private static final String COMMENT = "<!--";

  private final String in;
  private final StringBuilder out;
  private int at;

  private XmlRepair(String in) {
    this.in = in;
    this.out = new StringBuilder(in.length() + 64);
  }

  /** Returns the root element that {@link XmlRootFinder} finds, or null if there is none. */
  public static @Nullable Element root(String text, String url, DocumentParser parser) {
    int start = text.indexOf('<');
    if (start < 0) {
      return null;
    }
    XmlRepair repair = new XmlRepair(text.substring(start));
    return XmlRootFinder.find(parser.xml(repair.repair(), url));
  }

  private String repair() {
    while (at < in.length()) {
      char c = in.charAt(at);
      if (c == '<' && in.startsWith(CDATA, at)) {
        copyUntil("]]>");
      } else if (c == '<' && in.startsWith(COMMENT, at)) {
        skipUntil("-->");
      } else if (c == '<' && in.regionMatches(true, at, DOCTYPE, 0, DOCTYPE.length())) {
        skipDoctype();
      } else {
        append(c);
        at++;
      }
    }
    return out.toString();
  }

  private void append(char c) {
    if (c == '&' && !isReference(at)) {
      out.append("&amp;");
    } else if (c >= 0x80 && c <= 0x9f) {
      out.append(new String(new byte[] {(byte) c}, Charsets.fallback()));
    } else if (isText(c)) {
      out.append(c);
    }
  }

  private static boolean isText(char c) {
    return c >= ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private void copyUntil(String end) {
    int to = in.indexOf(end, at);
    int until = to < 0 ? in.length() : to + end.length();
    in.substring(at, until)
        .chars()
        .filter(c -> isText((char) c))
        .forEach(c -> out.append((char) c));
    at = until;
  }

  private void skipUntil(String end) {
    int to = in.indexOf(end, at);
    at = to < 0 ? in.length() : to + end.length();
  }

  /** Skips a document type with its internal subset and the quoted strings in it. */
  private void skipDoctype() {
    int depth = 0;
    char quote = 0;
    for (; at < in.length(); at++) {
      char c = in.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (depth > 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == '>' && depth <= 0) {
        at++;
        return;
      }
    }
  }

  /**
   * Returns whether an ampersand starts a reference: a name or a number, decimal or hexadecimal.
   */
  private boolean isReference(int amp) {
    int i = amp + 1;
    int end = Math.min(in.length(), amp + 34);
    if (i < end && in.charAt(i) == '#') {
      i++;
    }
    int start = i;
    while (i < end && (Character.isLetterOrDigit(in.charAt(i)) && in.charAt(i) < 128)) {
      i++;
    }
    return i > start && i < end && in.charAt(i) == ';';
  }
}
