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
 * The one place that makes trees of markup. Elements are counted while the document is parsed, so
 * that parsing stops at the limit: a page of a megabyte can make a parser build millions of
 * elements, since it reopens formatting tags in each paragraph. jsoup itself limits the depth and
 * the attributes of a tag to 512. Thread-safe: each call has its own parser.
 *
 * <pre>{@code
 * DocumentParser parser = new DocumentParser(ParseLimits.of(Runtime.getRuntime().maxMemory()));
 * Document page = parser.page(bytes, "text/html; charset=utf-8", "https://example.org/");
 * }</pre>
 */
public final class DocumentParser {
  private static final long STANDARD_HEAP = 512L << 20;
  private static final int FRAGMENT_ELEMENTS = 5_000;

  private final ParseLimits limits;

  public DocumentParser(ParseLimits limits) {
    this.limits = limits;
  }

  /** A parser with the limits of a heap of 512 MB, whatever the heap is. */
  public static DocumentParser standard() {
    return new DocumentParser(ParseLimits.of(STANDARD_HEAP));
  }

  /**
   * Parses a page.
   *
   * @param contentType as the server wrote it
   * @param url by which relative addresses are resolved
   * @throws TooLargeException when it has more elements than the limit
   */
  public Document page(byte[] html, @Nullable String contentType, String url) {
    Charset charset = PageCharset.of(html, contentType);
    int start = PageCharset.markLength(html, charset);
    ByteArrayInputStream bytes = new ByteArrayInputStream(html, start, html.length - start);
    Reader in = new InputStreamReader(bytes, charset);
    return parsed(Parser.htmlParser(), in, url, limits.pageElements());
  }

  /**
   * Parses XML, well-formed or not.
   *
   * @throws TooLargeException when it has more elements than the limit
   */
  public Document xml(String text, String url) {
    return parsed(Parser.xmlParser(), new StringReader(text), url, limits.feedElements());
  }

  /** Returns the text of a piece of HTML on one line, up to its 5,000th element. */
  public static String text(String html) {
    return fragment(html).text();
  }

  /** Returns the text of a piece of HTML with its spaces, up to its 5,000th element. */
  public static String wholeText(String html) {
    return fragment(html).wholeText();
  }

  private static Document parsed(Parser parser, Reader in, String url, int most) {
    LimitedReader limited = new LimitedReader(in, 2 * most);
    try (StreamParser stream = new StreamParser(parser).parse(limited, url)) {
      count(stream, most, limited);
      if (limited.isEnded()) {
        throw new TooLargeException("the document has more than " + most + " elements");
      }
      return stream.document();
    }
  }

  /** Returns the body of a piece of HTML, up to its 5,000th element. */
  public static Element fragment(String html) {
    Element body = Document.createShell("").body();
    LimitedReader limited = new LimitedReader(new StringReader(html), 2 * FRAGMENT_ELEMENTS);
    StreamParser fragments = new StreamParser(Parser.htmlParser());
    try (StreamParser stream = fragments.parseFragment(limited, body, "")) {
      count(stream, FRAGMENT_ELEMENTS, limited);
      return body.appendChildren(stream.completeFragment());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Ends the document after {@code most} elements. The parser still reads what its buffer holds.
   */
  private static void count(StreamParser stream, int most, LimitedReader document) {
    Iterator<Element> elements = stream.iterator();
    for (int n = 0; n <= most && elements.hasNext(); n++) {
      elements.next();
      if (n == most) {
        document.end();
      }
    }
  }
}
