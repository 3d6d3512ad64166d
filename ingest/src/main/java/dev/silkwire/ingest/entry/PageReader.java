package dev.silkwire.ingest.entry;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.StorableText;
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
 * From a fetched page to the entry's result. Where the page cannot be had, the feed's own content
 * serves when it carries the story. Thread-safe.
 */
public final class PageReader {
  private final ArticleExtractor extractor;
  private final ArticleAssembly assembly;
  private final RereadSchedule plan;
  private final InstantSource clock;

  public PageReader(
      ArticleExtractor extractor,
      ArticleAssembly assembly,
      RereadSchedule plan,
      InstantSource clock) {
    this.extractor = extractor;
    this.assembly = assembly;
    this.plan = plan;
    this.clock = clock;
  }

  /** Reads what came back for a task. */
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

  /** Returns the result where reading broke: it is read again a few times, ever later. */
  public EntryResult broken(EntryTask task) {
    Instant now = clock.instant();
    return skip(task, EntryOutcome.BUG, now, plan.afterFailure(task.readings() + 1, now, null));
  }

  /** The result for a page that exceeds a limit; it is remembered, and not read at every poll. */
  public EntryResult tooLarge(EntryTask task) {
    return skip(task, EntryOutcome.TOO_LARGE, clock.instant(), null);
  }

  /** Returns the result for an entry whose reading two processes did not survive. */
  public EntryResult readerDied(EntryTask task) {
    Instant now = clock.instant();
    return skip(task, EntryOutcome.READER_DIED, now, plan.afterDeaths(now));
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
    RawArticle fed = found.wall() == null ? null : assembly.ofFeed(task, now);
    RawArticle fuller =
        fed != null && fed.text().length() > article.text().length() ? fed : article;
    return article(task, fuller, page.validators(), now);
  }

  private EntryResult article(
      EntryTask task, RawArticle article, Validators validators, Instant now) {
    String hash = article.contentHash();
    if (task.known() != null && hash.equals(task.known().textHash())) {
      return unchanged(task, now, validators);
    }
    int readings = task.readings() + 1;
    Instant next = plan.afterReading(firstSeen(task, now), readings, now);
    return new EntryResult(
        EntryOutcome.PUBLISHED,
        article,
        remembered(task, article.id(), EntryOutcome.PUBLISHED, next, validators, hash, now));
  }

  private EntryResult unchanged(EntryTask task, Instant now, Validators validators) {
    KnownEntry known = task.known();
    Instant next = plan.afterReading(firstSeen(task, now), task.readings() + 1, now);
    return new EntryResult(
        EntryOutcome.UNCHANGED,
        null,
        remembered(
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
      EntryOutcome verdict =
          switch (refused.by()) {
            case ADDRESS -> EntryOutcome.REFUSED_ADDRESS;
            case ROBOTS -> EntryOutcome.ROBOTS;
            case SIZE -> EntryOutcome.TOO_LARGE;
            case SERVER -> EntryOutcome.REFUSED;
          };
      return fromFeed(task, verdict, now, null);
    }
    if (fetched instanceof Gone || (fetched instanceof Failed f && isMissing(f))) {
      return fromFeed(task, EntryOutcome.PAGE_GONE, now, null);
    }
    Duration asked = fetched instanceof RateLimited limited ? limited.retryAfter() : null;
    Instant again = plan.afterFailure(task.readings() + 1, now, asked);
    return fromFeed(task, EntryOutcome.PAGE_FAILED, now, again);
  }

  /** The story from the feed itself, else the named skip. What a page once said is kept. */
  private EntryResult fromFeed(
      EntryTask task, EntryOutcome otherwise, Instant now, @Nullable Instant again) {
    boolean pageOnce =
        task.known() != null && task.known().result().equals(EntryOutcome.PUBLISHED.text());
    RawArticle article = pageOnce ? null : assembly.ofFeed(task, now);
    if (article == null) {
      return skip(task, otherwise, now, again);
    }
    String hash = article.contentHash();
    boolean same = task.known() != null && hash.equals(task.known().textHash());
    KnownEntry known = remembered(task, article.id(), otherwise, again, Validators.NONE, hash, now);
    return same
        ? new EntryResult(EntryOutcome.UNCHANGED, null, known)
        : new EntryResult(EntryOutcome.PUBLISHED, article, known);
  }

  private static EntryResult skip(
      EntryTask task, EntryOutcome verdict, Instant now, @Nullable Instant again) {
    KnownEntry known = task.known();
    boolean published = known != null && known.textHash() != null;
    return new EntryResult(
        verdict,
        null,
        remembered(
            task,
            id(task),
            published ? EntryOutcome.PUBLISHED : verdict,
            again,
            Validators.NONE,
            known == null ? null : known.textHash(),
            now));
  }

  private static KnownEntry remembered(
      EntryTask task,
      String articleId,
      EntryOutcome result,
      @Nullable Instant next,
      Validators validators,
      @Nullable String textHash,
      Instant now) {
    return new KnownEntry(
        articleId,
        task.link(),
        task.entryHash(),
        result.text(),
        firstSeen(task, now),
        task.readings() + 1,
        next,
        next == null ? null : validators.etag(),
        next == null ? null : validators.lastModified(),
        textHash,
        next == null ? null : StorableText.fit(task.title(), FieldLimits.TITLE),
        next == null ? null : task.published());
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

  /** Servers mislabel pages, so the first bytes have a say. */
  private static boolean isPage(Fetched page) {
    byte[] body = page.body();
    String type = requireNonNullElse(page.contentType(), "").toLowerCase(Locale.ROOT);
    boolean labelled = type.isBlank() || type.contains("html") || type.contains("xml");
    boolean text = type.startsWith("text/plain") || type.startsWith("application/octet-stream");
    return labelled || (text && startsAsMarkup(body));
  }

  private static boolean startsAsMarkup(byte[] body) {
    for (byte b : body) {
      if (b > ' ') {
        return b == '<';
      }
    }
    return false;
  }
}
