package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.byline.Byline;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.language.LanguageGuess;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.page.ClassNameVocabulary;
import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.page.TextLength;
import dev.silkwire.ingest.published.PublicationDates;
import dev.silkwire.ingest.title.Headline;
import dev.silkwire.ingest.title.OutletNames;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The article in a page, with all that the page says of it: one parse, one walk, and each question
 * to the class that answers it. Thread-safe.
 */
public final class ArticleExtractor {
  private static final int SENTENCE = 80;
  private static final int WORDS = 20;
  private static final int LITTLE = 250;
  private static final double MUCH_LONGER = 1.6;

  private final ElementFeatures facts = new ElementFeatures(new ClassNameVocabulary());
  private final PublicationDates dates;
  private final SiteRules rules;
  private final DocumentParser parser;

  /** An extractor without rules for single sites. */
  public ArticleExtractor(DateReader dates) {
    this(dates, SiteRules.NONE);
  }

  /** An extractor for pages of the standard size. */
  public ArticleExtractor(DateReader dates, SiteRules rules) {
    this(dates, rules, DocumentParser.standard());
  }

  /**
   * @param parser that limits the size of pages
   */
  public ArticleExtractor(DateReader dates, SiteRules rules, DocumentParser parser) {
    this.dates = new PublicationDates(dates);
    this.rules = rules;
    this.parser = parser;
  }

  /**
   * Extracts the article.
   *
   * @param contentType as the server wrote it
   * @param url where the page was found
   * @throws dev.silkwire.ingest.markup.TooLargeException when the page exceeds the limits of the
   *     parser
   */
  public Extraction extract(byte[] html, @Nullable String contentType, String url) {
    Document tree = parser.page(html, contentType, url);
    rules.strip(tree, url);
    FlatDom page = new FlatDom(tree.body(), facts);
    StructuredData data = new StructuredData(new FlatDom(tree.head(), facts), page);
    Headline headline = new Headline(page, tree.title(), rules.title(tree, url), data, url);
    StoryFinder finder = new StoryFinder(page, headline, data);
    List<Element> chosen = rules.content(tree, url);
    StoryFinder.Story story = chosen.isEmpty() ? finder.find() : finder.written(chosen);
    String stated = arbitrated(story.text(), data.article("articleBody"));
    String text = story.length() < LITTLE ? fuller(stated, data, headline) : stated;
    String language = LanguageGuess.of(tree.body().parent(), data, headline.text() + "\n" + text);
    AccessWall wall = AccessWalls.of(tree.title(), page, finder.all(), data, text);
    PublicationDates.Found found = dates.find(page, data, url, headline.element(), language);
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
        whyNot(text, wall, page, data));
  }

  /** JSON-LD's body is believed only where the page itself has much less: it is often a teaser. */
  private String arbitrated(String own, @Nullable String articleBody) {
    if (articleBody == null || articleBody.length() < 400) {
      return own;
    }
    if (articleBody.length() <= MUCH_LONGER * own.length()) {
      return own;
    }
    return ScriptStory.paragraphs(articleBody, facts);
  }

  /** Where the page prints next to nothing, the data of its programs may hold the story. */
  private String fuller(String text, StructuredData data, Headline headline) {
    String inScript = new ScriptStory(facts, headline.keys()).find(data.scripts());
    return TextLength.count(inScript) > MUCH_LONGER * TextLength.count(text) ? inScript : text;
  }

  private static @Nullable String whyNot(
      String text, @Nullable AccessWall wall, FlatDom page, StructuredData data) {
    if (wall != null && wall.isWholePage()) {
      return wall.says();
    }
    int length = TextLength.count(text);
    boolean said = data.saysArticle() || hasArticle(page);
    return length >= (said ? WORDS : SENTENCE) ? null : "no running text in the page";
  }

  private static boolean hasArticle(FlatDom page) {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(i, ElementFeatures.ARTICLE | ElementFeatures.STORY_PROPERTY)) {
        return true;
      }
    }
    return false;
  }
}
