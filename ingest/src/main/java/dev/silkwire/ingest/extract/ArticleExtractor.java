package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.date.DateReader;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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

  private final Facts facts = new Facts(new Words());
  private final PublicationDates dates;

  public ArticleExtractor(DateReader dates) {
    this.dates = new PublicationDates(dates);
  }

  /** What a try found. */
  private record Story(List<Integer> blocks, String text) {
    static final Story NONE = new Story(List.of(), "");

    int length() {
      return Letters.count(text);
    }
  }

  /**
   * Extracts the article.
   *
   * @param contentType as the server wrote it
   * @param url where the page was found
   */
  public Extraction extract(byte[] html, @Nullable String contentType, String url) {
    Document tree = PageParser.parse(html, contentType, url);
    Outline page = new Outline(tree.body(), facts);
    StructuredData data = new StructuredData(new Outline(tree.head(), facts), page);
    Headline headline = new Headline(page, tree.title(), data);
    Story story = story(page, headline, data);
    String text = arbitrated(story.text(), data.article("articleBody"));
    String language = LanguageGuess.of(tree.body().parent(), data, headline.text() + "\n" + text);
    PublicationDates.Found found = dates.find(page, data, url, headline.element(), language);
    return new Extraction(
        headline.text(),
        text,
        Captions.of(story.blocks(), page),
        Byline.of(page, data),
        language,
        found.published(),
        found.modifiedAt(),
        data.canonical(),
        data.meta("og:site_name", "application-name"),
        whyNot(text, page, data));
  }

  private static Story story(Outline page, Headline headline, StructuredData data) {
    Boilerplate boilerplate = new Boilerplate(page);
    Measures all = new Measures(page, boilerplate.byTag());
    Measures kept = new Measures(page, boilerplate.byName());
    Story story = attempt(page, kept, headline);
    if (story.length() < LITTLE || story.length() < all.running(0) / 4) {
      Story wider = attempt(page, all, headline);
      if (wider.length() > 2 * story.length()) {
        story = wider;
        kept = all;
      }
    }
    if (story.length() == 0) {
      return fewWords(page, all, headline);
    }
    List<Integer> leads = new Standfirst(page, all, kept, headline, data).find(story.blocks());
    return leads.isEmpty() ? story : written(leads, story.blocks(), page, kept, headline);
  }

  private static Story attempt(Outline page, Measures measures, Headline headline) {
    List<Integer> blocks = new ContentFinder(page, measures, headline.element()).find();
    return blocks.isEmpty() ? Story.NONE : written(List.of(), blocks, page, measures, headline);
  }

  /** No paragraph is long enough to count, but an article element has words. */
  private static Story fewWords(Outline page, Measures measures, Headline headline) {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, Facts.ARTICLE | Facts.MAIN | Facts.STORY_PROPERTY)) {
        return written(List.of(), List.of(i), page, measures, headline);
      }
    }
    return Story.NONE;
  }

  private static Story written(
      List<Integer> leads,
      List<Integer> blocks,
      Outline page,
      Measures measures,
      Headline headline) {
    return new Story(
        blocks, StoryText.of(leads, blocks, page, measures, headline.element(), headline.text()));
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

  private static @Nullable String whyNot(String text, Outline page, StructuredData data) {
    int length = Letters.count(text);
    if (length >= SENTENCE) {
      return null;
    }
    boolean said = data.saysArticle() || hasArticle(page);
    return said && length >= WORDS ? null : "no running text in the page";
  }

  private static boolean hasArticle(Outline page) {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, Facts.ARTICLE | Facts.STORY_PROPERTY)) {
        return true;
      }
    }
    return false;
  }
}
