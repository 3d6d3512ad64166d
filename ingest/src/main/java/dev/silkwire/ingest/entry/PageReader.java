package dev.silkwire.ingest.entry;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.KnownEntryBuilder;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.extract.Extraction;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Gone;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.markup.TooLargeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Converts the result of fetching a page to the result of its entry. If the page is not available,
 * the content of the feed is used instead if it is a complete article. Thread-safe: it holds no
 * mutable state.
 */
public final class PageReader {
  private final ArticleExtractor extractor;
  private final ArticleAssembly assembly;
  private final RereadSchedule rereads;
  private final InstantSource clock;

  public PageReader(
      ArticleExtractor extractor,
      ArticleAssembly assembly,
      RereadSchedule rereads,
      InstantSource clock) {
    this.extractor = extractor;
    this.assembly = assembly;
    this.rereads = rereads;
    this.clock = clock;
  }

  /** Returns the result for a task whose page has been fetched. */
  public EntryResult read(EntryTask task, FetchResult fetched) {
    Instant now = clock.instant();
    if (fetched instanceof Fetched page) {
      return page(task, page, now);
    }
    if (fetched instanceof NotModified && task.known() != null) {
      return unchanged(task, now, new Validators(task.known().etag(), task.known().lastModified()));
    }
    return withoutPage(task, fetched, now);
  }

  /**
   * Returns the result after an internal error. The page is read again a few times, with increasing
   * delays.
   */
  public EntryResult failed(EntryTask task) {
    Instant now = clock.instant();
    return skip(task, EntryOutcome.BUG, now, afterFailure(task, now, null));
  }

  /** Returns the result for a page that exceeds a limit. It is not read again at the next poll. */
  public EntryResult tooLarge(EntryTask task) {
    return skip(task, EntryOutcome.TOO_LARGE, clock.instant(), null);
  }

  /** Returns the result for a page during whose processing two processes died. */
  public EntryResult readerDied(EntryTask task) {
    Instant now = clock.instant();
    return skip(task, EntryOutcome.READER_DIED, now, rereads.afterCrashes(now));
  }

  private EntryResult page(EntryTask task, Fetched page, Instant now) {
    if (!isPage(page)) {
      return skip(task, EntryOutcome.NOT_HTML, now, null);
    }
    Extraction found;
    try {
      found = extractor.extract(page.body(), page.contentType(), page.url());
    } catch (TooLargeException e) {
      return fromFeed(task, EntryOutcome.TOO_LARGE, now, null);
    }
    if (!found.articleFound()) {
      return fromFeed(task, EntryOutcome.of(found.wall()), now, null);
    }
    RawArticle article = assembly.ofPage(task, page.url(), found, now);
    RawArticle feedArticle = found.wall() == null ? null : assembly.ofFeed(task, now);
    RawArticle longer =
        feedArticle != null && feedArticle.text().length() > article.text().length()
            ? feedArticle
            : article;
    return article(task, longer, page.validators(), now);
  }

  private EntryResult article(
      EntryTask task, RawArticle article, Validators validators, Instant now) {
    String hash = article.contentHash();
    if (task.known() != null && hash.equals(task.known().textHash())) {
      return unchanged(task, now, validators);
    }
    Instant next = rereads.afterReading(firstSeen(task, now), now);
    return new EntryResult(
        EntryOutcome.PUBLISHED,
        article,
        knownEntry(task, article.id(), EntryOutcome.PUBLISHED, next, validators, hash, now));
  }

  private EntryResult unchanged(EntryTask task, Instant now, Validators validators) {
    KnownEntry known = task.known();
    Instant next = rereads.afterReading(firstSeen(task, now), now);
    return new EntryResult(
        EntryOutcome.UNCHANGED,
        null,
        knownEntry(
            task,
            id(task),
            EntryOutcome.PUBLISHED,
            next,
            validators,
            known == null ? null : known.textHash(),
            now));
  }

  private EntryResult withoutPage(EntryTask task, FetchResult fetched, Instant now) {
    if (fetched instanceof Refused refused) {
      EntryOutcome outcome =
          switch (refused.by()) {
            case ADDRESS -> EntryOutcome.REFUSED_ADDRESS;
            case ROBOTS -> EntryOutcome.ROBOTS;
            case SIZE -> EntryOutcome.TOO_LARGE;
            case SERVER -> EntryOutcome.REFUSED;
          };
      return fromFeed(task, outcome, now, null);
    }
    if (fetched instanceof Gone || (fetched instanceof Failed f && isMissing(f))) {
      return fromFeed(task, EntryOutcome.PAGE_GONE, now, null);
    }
    Duration retryAfter = fetched instanceof RateLimited limited ? limited.retryAfter() : null;
    Instant next = afterFailure(task, now, retryAfter);
    return fromFeed(task, EntryOutcome.PAGE_FAILED, now, next);
  }

  /**
   * Returns an article from the content of the feed; without one, a skip. An article that was
   * published from the page is not replaced.
   */
  private EntryResult fromFeed(
      EntryTask task, EntryOutcome otherwise, Instant now, @Nullable Instant next) {
    RawArticle article = wasPublished(task.known()) ? null : assembly.ofFeed(task, now);
    if (article == null) {
      return skip(task, otherwise, now, next);
    }
    String hash = article.contentHash();
    boolean same = task.known() != null && hash.equals(task.known().textHash());
    KnownEntry known = knownEntry(task, article.id(), otherwise, next, Validators.NONE, hash, now);
    return same
        ? new EntryResult(EntryOutcome.UNCHANGED, null, known)
        : new EntryResult(EntryOutcome.PUBLISHED, article, known);
  }

  private @Nullable Instant afterFailure(
      EntryTask task, Instant now, @Nullable Duration retryAfter) {
    KnownEntry known = task.known();
    int readings = task.readings() + 1;
    return known != null && wasPublished(known)
        ? rereads.afterFailedRevisit(known.seen(), readings, now, retryAfter)
        : rereads.afterFailure(readings, now, retryAfter);
  }

  private static boolean wasPublished(@Nullable KnownEntry known) {
    return known != null && known.result().equals(EntryOutcome.PUBLISHED.text());
  }

  private static EntryResult skip(
      EntryTask task, EntryOutcome outcome, Instant now, @Nullable Instant next) {
    KnownEntry known = task.known();
    boolean published = known != null && known.textHash() != null;
    return new EntryResult(
        outcome,
        null,
        knownEntry(
            task,
            id(task),
            published ? EntryOutcome.PUBLISHED : outcome,
            next,
            Validators.NONE,
            known == null ? null : known.textHash(),
            now));
  }

  private static KnownEntry knownEntry(
      EntryTask task,
      String articleId,
      EntryOutcome result,
      @Nullable Instant next,
      Validators validators,
      @Nullable String textHash,
      Instant now) {
    KnownEntryBuilder entry =
        KnownEntry.builder(
                articleId,
                task.link(),
                task.entryHash(),
                result.text(),
                firstSeen(task, now),
                task.readings() + 1)
            .textHash(textHash);
    return next == null
        ? entry.build()
        : entry
            .nextReading(next)
            .etag(validators.etag())
            .lastModified(validators.lastModified())
            .title(StorableText.fit(task.title(), FieldLimits.TITLE))
            .published(task.published())
            .build();
  }

  private static Instant firstSeen(EntryTask task, Instant now) {
    return task.known() == null ? now : task.known().seen();
  }

  private static String id(EntryTask task) {
    return ArticleAssembly.id(task, task.canonical());
  }

  private static boolean isMissing(Failed failed) {
    return failed.status() != null && (failed.status() == 404 || failed.status() == 400);
  }

  /** Servers mislabel pages, so the first bytes of a text or binary file decide. */
  private static boolean isPage(Fetched page) {
    byte[] body = page.body();
    String type = requireNonNullElse(page.contentType(), "").toLowerCase(Locale.ROOT);
    boolean isMarkup = type.isBlank() || type.contains("html") || type.contains("xml");
    boolean isUnspecific =
        type.startsWith("text/plain") || type.startsWith("application/octet-stream");
    return isMarkup || (isUnspecific && startsWithTag(body));
  }

  private static boolean startsWithTag(byte[] body) {
    for (byte b : body) {
      if (b > ' ') {
        return b == '<';
      }
    }
    return false;
  }
}
