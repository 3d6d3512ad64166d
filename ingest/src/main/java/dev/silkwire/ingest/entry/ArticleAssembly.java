package dev.silkwire.ingest.entry;

import static dev.silkwire.contract.limit.StorableText.fit;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.extract.Extraction;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.page.DeclaredLanguage;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates raw articles from extracted pages and from the content of feeds. Thread-safe: it holds no
 * mutable state.
 */
public final class ArticleAssembly {
  private static final int MIN_SUMMARY_CHARS = 500;

  private final CanonicalUrl addresses;
  private final ArticleExtractor extractor;

  public ArticleAssembly(CanonicalUrl addresses, ArticleExtractor extractor) {
    this.addresses = addresses;
    this.extractor = extractor;
  }

  /** Returns the id that the article of a task has already, else the id of its canonical URL. */
  static String id(EntryTask task, String canonical) {
    return task.known() != null ? task.known().articleId() : ArticleId.of(canonical);
  }

  /** Creates an article from an extracted page. */
  RawArticle ofPage(EntryTask task, String readFrom, Extraction found, Instant now) {
    String chosen = addresses.choose(task.canonical(), readFrom, found.canonicalUrl());
    String id = id(task, chosen);
    String canonical = ArticleId.of(chosen).equals(id) ? chosen : task.canonical();
    return new RawArticle(
        id,
        task.link(),
        canonical,
        outlet(task.feed(), canonical, found.siteName()),
        task.feed().id(),
        fit(found.title().isEmpty() ? task.title() : found.title(), FieldLimits.TITLE),
        cut(found.text()),
        StorableText.fit(found.captions(), FieldLimits.CAPTIONS, FieldLimits.CAPTION),
        authors(task.entry(), found.authors()),
        found.language() == null ? language(task) : found.language(),
        DateChoice.of(found.published(), task.published(), now),
        found.modifiedAt(),
        now,
        found.wall() == null ? "page" : "teaser");
  }

  /**
   * Creates an article from the content of the feed; null if the feed contains only a short
   * summary.
   */
  @Nullable RawArticle ofFeed(EntryTask task, Instant now) {
    FeedEntry entry = task.entry();
    String text = entry == null ? "" : text(entry, task.link());
    if (entry == null || text.isEmpty()) {
      return null;
    }
    Published updated = entry.updated();
    return new RawArticle(
        id(task, task.canonical()),
        task.link(),
        task.canonical(),
        outlet(task.feed(), task.canonical(), null),
        task.feed().id(),
        fit(entry.title(), FieldLimits.TITLE),
        cut(text),
        List.of(),
        authors(entry, List.of()),
        language(task),
        DateChoice.of(Published.UNKNOWN, entry.published(), now),
        updated.at(),
        now,
        "feed");
  }

  private String text(FeedEntry entry, String link) {
    String html = entry.content() != null ? entry.content() : entry.summary();
    if (html == null) {
      return "";
    }
    String page = "<html><body><article>" + html + "</article></body></html>";
    Extraction found = extractor.extract(page.getBytes(UTF_8), "text/html; charset=utf-8", link);
    boolean isArticle =
        entry.content() != null ? found.articleFound() : found.text().length() >= MIN_SUMMARY_CHARS;
    return isArticle ? found.text() : "";
  }

  private static List<String> authors(@Nullable FeedEntry entry, List<String> pageAuthors) {
    List<String> names = pageAuthors.isEmpty() && entry != null ? entry.authors() : pageAuthors;
    return StorableText.fit(names, FieldLimits.AUTHORS, FieldLimits.AUTHOR);
  }

  /** Returns the language that the entry or its feed declares. */
  private static @Nullable String language(EntryTask task) {
    String ofEntry = task.entry() == null ? null : task.entry().language();
    return DeclaredLanguage.first(ofEntry, task.feed().language());
  }

  private static Outlet outlet(Feed feed, String url, @Nullable String siteName) {
    Outlet configured = feed.outlet();
    String domain = CanonicalUrl.domain(url);
    return new Outlet(
        configured.name() != null
            ? configured.name()
            : siteName == null ? null : fit(siteName, FieldLimits.OUTLET),
        domain == null ? null : fit(domain, FieldLimits.DOMAIN),
        configured.country());
  }

  /** Cuts a text to the limit of a record, after a complete paragraph if possible. */
  private static String cut(String text) {
    String fitting = fit(text, FieldLimits.TEXT);
    int end = fitting.length() < FieldLimits.TEXT ? -1 : fitting.lastIndexOf('\n');
    return end > 0 ? fitting.substring(0, end) : fitting;
  }
}
