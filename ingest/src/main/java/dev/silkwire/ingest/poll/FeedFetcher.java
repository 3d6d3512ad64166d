package dev.silkwire.ingest.poll;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.silkwire.contract.ContentHash;
import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.feed.Hub;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.FetchResult.By;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Gone;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.PollOutcome.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a feed and reads the answer: over to the feed that a page names, and on to the newest
 * sitemaps of an index. Thread-safe.
 */
public final class FeedFetcher {
  private final Fetcher fetcher;
  private final FeedParser reader;

  public FeedFetcher(Fetcher fetcher, FeedParser reader) {
    this.fetcher = fetcher;
    this.reader = reader;
  }

  /** A feed, the address it is asked at, and what is held of it. */
  private record FeedRequest(
      Feed feed, String url, @Nullable String heldHash, @Nullable Hub hub, boolean discovered) {}

  /** Asks at the address and with the validators that its status holds. */
  public CompletableFuture<FeedFetchResult> fetch(Feed feed, @Nullable FeedStatus status) {
    FeedRequest question =
        status == null
            ? new FeedRequest(feed, feed.url(), null, null, false)
            : new FeedRequest(
                feed, status.url(), status.bodyHash(), Hub.of(status.subscription()), false);
    Validators held =
        status == null ? Validators.NONE : new Validators(status.etag(), status.lastModified());
    return fetch(question, held);
  }

  /** What a hub sends of a feed, read as an answer; the next question is asked as before. */
  public FeedFetchResult pushed(
      Feed feed, @Nullable FeedStatus status, byte[] body, @Nullable String contentType) {
    String url = status == null ? feed.url() : status.url();
    FeedParseResult reading = reader.read(body, contentType, url, feed.kind(), feed.links());
    if (!(reading instanceof FeedParseResult.Read read)) {
      return FeedFetchResult.none(Kind.UNREADABLE, "its hub sends what is no feed", null, url);
    }
    return FeedFetchResult.pushed(url, body.length, read.document());
  }

  private CompletableFuture<FeedFetchResult> fetch(FeedRequest question, Validators held) {
    return fetcher
        .fetch(FetchRequest.feed(question.url(), held))
        .thenCompose(result -> answer(question, result, held));
  }

  private CompletableFuture<FeedFetchResult> answer(
      FeedRequest question, FetchResult result, Validators held) {
    String url = question.url();
    if (result instanceof Fetched fetched) {
      return fetched(question, fetched);
    }
    if (result instanceof NotModified same) {
      String movedTo = same.moved() ? same.url() : null;
      return completedFuture(
          same(Kind.NOT_MODIFIED, 304, question, movedTo, held, same.fresh(), 0));
    }
    if (result instanceof RateLimited limited) {
      return completedFuture(limited(url, limited));
    }
    if (result instanceof Gone gone) {
      boolean elsewhere = !url.equals(question.feed().url());
      return completedFuture(
          elsewhere
              ? FeedFetchResult.none(
                  Kind.FAILED, "gone where it had moved to", gone.status(), question.feed().url())
              : FeedFetchResult.none(Kind.GONE, "gone for good (410)", gone.status(), url));
    }
    if (result instanceof Refused refused) {
      Kind kind = refused.by() == By.SIZE ? Kind.UNREADABLE : Kind.REFUSED;
      return completedFuture(FeedFetchResult.none(kind, refused.note(), refused.status(), url));
    }
    Failed failed = (Failed) result;
    return completedFuture(FeedFetchResult.none(Kind.FAILED, failed.note(), failed.status(), url));
  }

  private static FeedFetchResult limited(String url, RateLimited limited) {
    String note =
        limited.retryAfter() == null
            ? "the server asks for patience (" + limited.status() + ")"
            : "the server asks to wait " + limited.retryAfter().toSeconds() + " s";
    return new FeedFetchResult(
        Kind.RATE_LIMITED,
        note,
        limited.status(),
        0,
        url,
        null,
        Validators.NONE,
        null,
        limited.retryAfter(),
        null,
        null,
        null);
  }

  private static FeedFetchResult same(
      Kind kind,
      int status,
      FeedRequest question,
      @Nullable String movedTo,
      Validators validators,
      @Nullable Duration fresh,
      long bytes) {
    return new FeedFetchResult(
        kind,
        null,
        status,
        bytes,
        question.url(),
        movedTo,
        validators,
        question.heldHash(),
        null,
        fresh,
        question.hub(),
        null);
  }

  private CompletableFuture<FeedFetchResult> fetched(FeedRequest question, Fetched fetched) {
    String hash = ContentHash.of(fetched.body());
    String movedTo = fetched.moved() ? fetched.url() : null;
    int bytes = fetched.body().length;
    if (hash.equals(question.heldHash())) {
      return completedFuture(
          same(
              Kind.NOT_MODIFIED,
              200,
              question,
              movedTo,
              fetched.validators(),
              fetched.fresh(),
              bytes));
    }
    Feed feed = question.feed();
    FeedParseResult reading =
        reader.read(
            fetched.body(), fetched.contentType(), fetched.url(), feed.kind(), feed.links());
    if (reading instanceof FeedParseResult.Refused refused) {
      return completedFuture(
          FeedFetchResult.none(Kind.UNREADABLE, refused.reason(), 200, question.url()));
    }
    if (reading instanceof FeedParseResult.Elsewhere elsewhere) {
      if (elsewhere.url().length() > FieldLimits.URL) {
        return completedFuture(
            FeedFetchResult.none(
                Kind.UNREADABLE, "a page that names too long an address", 200, question.url()));
      }
      return question.discovered()
          ? completedFuture(
              FeedFetchResult.none(
                  Kind.UNREADABLE, "a page that names a page", 200, question.url()))
          : fetch(new FeedRequest(feed, elsewhere.url(), null, null, true), Validators.NONE);
    }
    FeedDocument document = ((FeedParseResult.Read) reading).document();
    Fetched head = fetched.withoutBody(); // the walk may take minutes
    return document.parts().isEmpty()
        ? completedFuture(brought(question, head, bytes, hash, document))
        : new SitemapCrawl(fetcher, reader, feed, head.url(), document)
            .whole()
            .thenApply(whole -> brought(question, head, bytes, hash, whole));
  }

  private static FeedFetchResult brought(
      FeedRequest question, Fetched fetched, int bytes, String hash, FeedDocument document) {
    boolean empty = document.entries().isEmpty() && document.parts().isEmpty();
    return new FeedFetchResult(
        Kind.OK,
        empty ? "there are no entries" : null,
        200,
        bytes,
        question.url(),
        fetched.moved() ? fetched.url() : null,
        document.partsDated() ? fetched.validators() : Validators.NONE,
        document.partsDated() ? hash : null,
        null,
        longer(fetched.fresh(), document.advised()),
        Hub.of(fetched.links(), document.hub(), fetched.url()),
        document);
  }

  static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
    return a == null || (b != null && b.compareTo(a) > 0) ? b : a;
  }
}
