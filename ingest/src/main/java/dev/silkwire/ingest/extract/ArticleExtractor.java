package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.date.DateReader;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The article in a page: one parse, what stands around the story left out under guard, the block
 * with the most running text, and a ladder of second tries when that holds little of the page.
 * Thread-safe.
 */
public final class ArticleExtractor {
  private static final int LITTLE = 250;
  private static final int SENTENCE = 80;
  private static final int WORDS = 20;
  private static final double MUCH_LONGER = 1.6;

  private final Words words = new Words();
  private final PublicationDates dates;

  public ArticleExtractor(DateReader dates) {
    this.dates = new PublicationDates(dates, words);
  }

  /** What a try found. */
  private record Story(List<Element> blocks, String text) {
    static final Story NONE = new Story(List.of(), "");

    int length() {
      return Measures.length(text);
    }
  }

  /**
   * Extracts the article.
   *
   * @param contentType as the server wrote it
   * @param url where the page was found
   */
  public Extraction extract(byte[] html, @Nullable String contentType, String url) {
    Document page = PageParser.parse(html, contentType, url);
    StructuredData data = new StructuredData(page);
    Headline headline = new Headline(page, data);
    Story story = story(page.body(), headline);
    String text = arbitrated(story.text(), data.article("articleBody"));
    String language = LanguageGuess.of(page, data, headline.text() + "\n" + text);
    PublicationDates.Found found = dates.find(page, data, url, headline.element(), language);
    return new Extraction(
        headline.text(),
        text,
        Captions.of(story.blocks(), words),
        Byline.of(page, data),
        language,
        found.published(),
        found.modifiedAt(),
        canonical(page, data),
        data.meta("og:site_name", "application-name"),
        whyNot(text, page, data));
  }

  private Story story(Element body, Headline headline) {
    Boilerplate boilerplate = new Boilerplate(body, words);
    Measures all = new Measures(body, boilerplate.byTag());
    Story story = attempt(new Measures(body, boilerplate.byName()), headline);
    int page = all.of(body).running;
    if (story.length() < LITTLE || story.length() < page / 4) {
      Story wider = attempt(all, headline);
      if (wider.length() > 2 * story.length()) {
        story = wider;
      }
    }
    return story.length() > 0 ? story : fewWords(body, boilerplate.byTag(), headline);
  }

  private Story attempt(Measures measures, Headline headline) {
    List<Element> blocks = new ContentFinder(measures, words, headline.element()).find();
    return blocks.isEmpty() ? Story.NONE : written(blocks, measures, headline);
  }

  /** No paragraph is long enough to count, but an article element has words. */
  private static Story fewWords(Element body, Set<Element> off, Headline headline) {
    Element article = body.selectFirst("article, [itemprop=articleBody], main");
    return article == null
        ? Story.NONE
        : written(List.of(article), new Measures(body, off), headline);
  }

  private static Story written(List<Element> blocks, Measures measures, Headline headline) {
    return new Story(blocks, StoryText.of(blocks, measures, headline.element(), headline.text()));
  }

  /** JSON-LD's body is believed only where the page itself has much less: it is often a teaser. */
  private static String arbitrated(String own, @Nullable String articleBody) {
    if (articleBody == null || articleBody.length() < 400) {
      return own;
    }
    if (articleBody.length() <= MUCH_LONGER * own.length()) {
      return own;
    }
    String text =
        articleBody.contains("</") ? Jsoup.parseBodyFragment(articleBody).wholeText() : articleBody;
    return text.strip().replaceAll("[ \\t\\u00a0]+", " ").replaceAll("\\s*\\n\\s*", "\n");
  }

  private static @Nullable String canonical(Document page, StructuredData data) {
    Element link = page.selectFirst("link[rel~=(?i)\\bcanonical\\b][href]");
    if (link != null && !link.absUrl("href").isEmpty()) {
      return link.absUrl("href");
    }
    return data.meta("og:url");
  }

  private static @Nullable String whyNot(String text, Document page, StructuredData data) {
    int length = Measures.length(text);
    if (length >= SENTENCE) {
      return null;
    }
    boolean said =
        data.saysArticle() || page.selectFirst("article, [itemprop=articleBody]") != null;
    return said && length >= WORDS ? null : "no running text in the page";
  }
}
