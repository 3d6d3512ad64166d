package dev.silkwire.ingest.markup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * A parser of HTML and XML with limits on document size. It counts elements during parsing and
 * stops at the limit, because a page of one megabyte can expand to millions of elements when the
 * parser reopens formatting tags in each paragraph. jsoup limits the depth and the attributes of an
 * element to 512. Thread-safe: each call creates its own jsoup parser.
 *
 * <pre>{@code
 * DocumentParser parser = new DocumentParser(ParseLimits.of(Runtime.getRuntime().maxMemory()));
 * Document page = parser.page(bytes, "text/html; charset=utf-8", "https://example.org/");
 * }</pre>
 */
public final class DocumentParser {
  private static final long STANDARD_HEAP_BYTES = 512L << 20;
  private static final int MAX_FRAGMENT_ELEMENTS = 5_000;

  private final ParseLimits limits;

  public DocumentParser(ParseLimits limits) {
    this.limits = limits;
  }

  /** Returns a parser with the limits of a heap of 512 MB, independent of the actual heap. */
  public static DocumentParser standard() {
    return new DocumentParser(ParseLimits.of(STANDARD_HEAP_BYTES));
  }

  /**
   * Parses an HTML page.
   *
   * @param contentType the Content-Type header, null if absent
   * @param url base for relative URLs
   * @throws TooLargeException if the page has more elements than the limit
   */
  public Document page(byte[] html, @Nullable String contentType, String url) {
    Charset charset = PageCharset.of(html, contentType);
    int start = PageCharset.markLength(html, charset);
    ByteArrayInputStream bytes = new ByteArrayInputStream(html, start, html.length - start);
    Reader in = new InputStreamReader(bytes, charset);
    return parse(Parser.htmlParser(), in, url, limits.pageElements());
  }

  /**
   * Parses XML, well-formed or not.
   *
   * @throws TooLargeException if the document has more elements than the limit
   */
  public Document xml(String text, String url) {
    return parse(Parser.xmlParser(), new StringReader(text), url, limits.feedElements());
  }

  /** Returns the text of an HTML fragment on one line, up to its 5,000th element. */
  public static String text(String html) {
    return fragment(html).text();
  }

  /** Returns the text of an HTML fragment with its white space, up to its 5,000th element. */
  public static String wholeText(String html) {
    return fragment(html).wholeText();
  }

  private static Document parse(Parser parser, Reader in, String url, int maxElements) {
    LimitedReader limited = new LimitedReader(in, 2 * maxElements);
    try (StreamParser stream = new StreamParser(parser).parse(limited, url)) {
      stopAt(maxElements, stream, limited);
      if (limited.isEnded()) {
        throw new TooLargeException("the document has more than " + maxElements + " elements");
      }
      return stream.document();
    }
  }

  /** Returns a body element with the content of an HTML fragment, up to its 5,000th element. */
  public static Element fragment(String html) {
    Element body = Document.createShell("").body();
    LimitedReader limited = new LimitedReader(new StringReader(html), 2 * MAX_FRAGMENT_ELEMENTS);
    StreamParser fragments = new StreamParser(Parser.htmlParser());
    try (StreamParser stream = fragments.parseFragment(limited, body, "")) {
      stopAt(MAX_FRAGMENT_ELEMENTS, stream, limited);
      return body.appendChildren(stream.completeFragment());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
  }

  /**
   * Ends the input after the given number of elements. The parser still reads the characters in its
   * buffer.
   */
  private static void stopAt(int maxElements, StreamParser stream, LimitedReader in) {
    Iterator<Element> elements = stream.iterator();
    for (int n = 0; n <= maxElements && elements.hasNext(); n++) {
      elements.next();
      if (n == maxElements) {
        in.end();
      }
    }
  }
}
