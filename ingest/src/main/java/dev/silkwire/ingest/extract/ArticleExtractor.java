package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.byline.Byline;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.page.ClassNameVocabulary;
import dev.silkwire.ingest.page.DeclaredLanguage;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.page.TextLength;
import dev.silkwire.ingest.published.PublicationDates;
import dev.silkwire.ingest.title.Headline;
import dev.silkwire.ingest.title.OutletNames;
import java.util.List;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the article of a page: headline, text, captions, authors, language and dates.
 * Thread-safe: it holds no mutable state.
 *
 * <pre>{@code
 * ArticleExtractor extractor = new ArticleExtractor(new DateReader());
 * Extraction article = extractor.extract(html, "text/html", "https://example.org/a");
 * }</pre>
 */
public final class ArticleExtractor {
  private static final int MIN_LENGTH = 80;
  private static final int MIN_LENGTH_OF_DECLARED = 20;
  private static final int SHORT_LENGTH = 250;
  private static final int MIN_JSON_LD_CHARS = 400;
  private static final double MUCH_LONGER = 1.6;

  private final ElementFeatures features = new ElementFeatures(new ClassNameVocabulary());
  private final PublicationDates dates;
  private final Supplier<SiteRules> siteRules;
  private final DocumentParser parser;

  /** Creates an extractor without site rules. */
  public ArticleExtractor(DateReader dates) {
    this(dates, SiteRules.NONE);
  }

  /** Creates an extractor with the limits of a 512 MB heap. */
  public ArticleExtractor(DateReader dates, SiteRules rules) {
    this(dates, () -> rules, DocumentParser.standard());
  }

  /**
   * @param siteRules the rules in force, requested for each page
   * @param parser limits the size of pages
   */
  public ArticleExtractor(DateReader dates, Supplier<SiteRules> siteRules, DocumentParser parser) {
    this.dates = new PublicationDates(dates);
    this.siteRules = siteRules;
    this.parser = parser;
  }

  /**
   * Extracts the article of a page.
   *
   * @param contentType the Content-Type header, null if absent
   * @param url of the page
   * @throws dev.silkwire.ingest.markup.TooLargeException if the page exceeds the limits of the
   *     parser
   */
  public Extraction extract(byte[] html, @Nullable String contentType, String url) {
    Document tree = parser.page(html, contentType, url);
    SiteRules rules = siteRules.get();
    rules.strip(tree, url);
    FlatDom page = new FlatDom(tree.body(), features);
    StructuredData data = new StructuredData(new FlatDom(tree.head(), features), page);
    Headline headline = new Headline(page, tree.title(), rules.title(tree, url), data, url);
    StoryFinder finder = new StoryFinder(page, headline, data);
    List<Element> ruled = rules.content(tree, url);
    StoryFinder.Story story = ruled.isEmpty() ? finder.find() : finder.storyIn(ruled);
    String shown = longerOf(story.text(), data.article("articleBody"));
    String text = story.length() < SHORT_LENGTH ? withScripts(shown, data, headline) : shown;
    String language = DeclaredLanguage.of(tree.body().parent(), data);
    AccessWall wall = AccessWalls.of(tree.title(), page, finder.all(), data, text);
    PublicationDates.Result found = dates.find(page, data, url, headline.element(), language);
    OutletNames outlets = new OutletNames(data, tree.title(), headline.text(), url);
    return new Extraction(
        headline.text(),
        text,
        Captions.of(story.blocks(), page),
        Byline.of(page, data, headline.element(), outlets),
        language,
        found.published(),
        found.modifiedAt(),
        data.canonical(),
        data.meta("og:site_name", "application-name"),
        wall,
        missingReason(text, wall, page, data));
  }

  /**
   * Returns the articleBody of JSON-LD if it is much longer than the text of the page; it is often
   * only a teaser.
   */
  private String longerOf(String text, @Nullable String articleBody) {
    if (articleBody == null
        || articleBody.length() < MIN_JSON_LD_CHARS
        || articleBody.length() <= MUCH_LONGER * text.length()) {
      return text;
    }
    return ScriptStory.paragraphs(articleBody, features);
  }

  /** Returns the article in the data of scripts if it is much longer than the text of the page. */
  private String withScripts(String text, StructuredData data, Headline headline) {
    String inScript = new ScriptStory(features, headline.keys()).find(data.scripts());
    return TextLength.count(inScript) > MUCH_LONGER * TextLength.count(text) ? inScript : text;
  }

  private static @Nullable String missingReason(
      String text, @Nullable AccessWall wall, FlatDom page, StructuredData data) {
    if (wall != null && wall.hidesWholeArticle()) {
      return wall.says();
    }
    boolean declared = data.declaresArticle() || hasArticleElement(page);
    int minLength = declared ? MIN_LENGTH_OF_DECLARED : MIN_LENGTH;
    return TextLength.count(text) >= minLength ? null : "no running text in the page";
  }

  private static boolean hasArticleElement(FlatDom page) {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, ElementFeatures.ARTICLE | ElementFeatures.STORY_PROPERTY)) {
        return true;
      }
    }
    return false;
  }
}
