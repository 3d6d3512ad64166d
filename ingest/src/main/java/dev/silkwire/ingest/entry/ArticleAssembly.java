package dev.silkwire.ingest.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.extract.Extraction;
import dev.silkwire.ingest.extract.LanguageGuess;
import dev.silkwire.ingest.feed.Entry;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts an article together from what its page and its feed say. Thread-safe. */
public final class ArticleAssembly {
  /** Kept below the megabyte that Kafka takes, in the widest of scripts. */
  private static final int LONGEST_TEXT = 160_000;

  private static final int A_STORY = 500;

  private final CanonicalUrl addresses;
  private final ArticleExtractor extractor;

  public ArticleAssembly(CanonicalUrl addresses, ArticleExtractor extractor) {
    this.addresses = addresses;
    this.extractor = extractor;
  }

  /** The id of a task's article: the one it has, else its canonical address's. */
  static String id(EntryTask task, String canonical) {
    return task.known() != null ? task.known().articleId() : ArticleId.of(canonical);
  }

  RawArticle ofPage(EntryTask task, String readFrom, Extraction found, Instant now) {
    String claimed = addresses.choose(task.canonical(), readFrom, found.canonicalUrl());
    String id = id(task, claimed);
    String canonical = ArticleId.of(claimed).equals(id) ? claimed : task.canonical();
    return new RawArticle(
        id,
        task.link(),
        canonical,
        outlet(task.feed(), canonical, found.siteName()),
        task.feed().id(),
        found.title().isEmpty() ? task.title() : found.title(),
        cut(found.text()),
        found.captions(),
        authors(task.entry(), found.authors()),
        found.language() == null ? language(task, found.text()) : found.language(),
        DateChoice.of(found.published(), task.published(), now),
        found.modifiedAt(),
        now,
        found.wall() == null ? "page" : "teaser");
  }

  /** The article from the feed's own content, or null when it only has a summary. */
  @Nullable RawArticle ofFeed(EntryTask task, Instant now) {
    Entry entry = task.entry();
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
        entry.title(),
        cut(text),
        List.of(),
        entry.authors(),
        language(task, entry.title() + "\n" + text),
        DateChoice.of(Published.UNKNOWN, entry.published(), now),
        updated.at(),
        now,
        "feed");
  }

  private String text(Entry entry, String link) {
    String html = entry.content() != null ? entry.content() : entry.summary();
    if (html == null) {
      return "";
    }
    String page = "<html><body><article>" + html + "</article></body></html>";
    Extraction found = extractor.extract(page.getBytes(UTF_8), "text/html; charset=utf-8", link);
    boolean story =
        entry.content() != null ? found.articleFound() : found.text().length() >= A_STORY;
    return story ? found.text() : "";
  }

  private static List<String> authors(@Nullable Entry entry, List<String> ofPage) {
    return ofPage.isEmpty() && entry != null ? entry.authors() : ofPage;
  }

  private static @Nullable String language(EntryTask task, String text) {
    String ofEntry = task.entry() == null ? null : task.entry().language();
    List<String> claims =
        Stream.<@Nullable String>of(ofEntry, task.feed().language())
            .filter(Objects::nonNull)
            .toList();
    return LanguageGuess.guess(claims, text);
  }

  private static Outlet outlet(Feed feed, String url, @Nullable String siteName) {
    Outlet of = feed.outlet();
    return new Outlet(
        of.name() != null ? of.name() : siteName, CanonicalUrl.domain(url), of.country());
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = text.lastIndexOf('\n', LONGEST_TEXT);
    int at = end > 0 ? end : LONGEST_TEXT;
    return text.substring(0, Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at);
  }
}
