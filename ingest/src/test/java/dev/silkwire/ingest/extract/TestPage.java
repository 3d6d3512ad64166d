package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.ingest.date.DateReader;

/** A page about a bridge into which tests insert elements. */
public final class TestPage {
  private static final String BODY =
      "<p>The county opened the new bridge over the Tana on Monday, after three years of work.</p>"
          + "<p>Engineers tested the deck with forty lorries full of sand, and nothing moved.</p>"
          + "<p>Traders on both banks expect the crossing to cut the way to ten minutes.</p>";
  private static final ArticleExtractor EXTRACTOR = new ArticleExtractor(new DateReader());

  private TestPage() {}

  /** Extracts a page with elements in its head and below its headline. */
  public static Extraction read(String head, String belowHeadline) {
    return read(
        head,
        "<h1>Bridge over the Tana opens</h1>" + belowHeadline,
        "",
        "https://river.example/news/bridge");
  }

  /** Extracts a page with elements before and after its text. */
  public static Extraction read(String head, String before, String behind, String url) {
    String page =
        "<!doctype html><html lang=en><head><title>Bridge over the Tana opens | River"
            + " Herald</title>"
            + head
            + "</head><body><main><article>"
            + before
            + "<div class=article-body>"
            + BODY
            + "</div></article>"
            + behind
            + "</main><footer>© 2026 River Herald</footer></body></html>";
    return EXTRACTOR.extract(page.getBytes(UTF_8), null, url);
  }
}
