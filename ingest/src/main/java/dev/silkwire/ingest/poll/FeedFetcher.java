package dev.silkwire.ingest.poll;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.feed.Hub;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Gone;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.PollOutcome.Code;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Fetches and parses feeds. Follows an HTML page to the feed that it declares, and a sitemap index
 * to its newest sitemaps. Thread-safe.
 */
public final class FeedFetcher {
  private final Fetcher fetcher;
  private final FeedParser parser;

  public FeedFetcher(Fetcher fetcher, FeedParser parser) {
    this.fetcher = fetcher;
    this.parser = parser;
  }

  /**
   * A request for a feed.
   *
   * @param knownHash hash of the document that was parsed last
   * @param hub the hub known from earlier responses
   * @param isDiscovered whether an HTML page declared the URL
   */
  private record FeedRequest(
      Feed feed, String url, @Nullable String knownHash, @Nullable Hub hub, boolean isDiscovered) {}

  /**
   * Fetches a feed from the URL and with the validators in its status; from its configured URL if
   * the status is null.
   */
  public CompletableFuture<FeedFetchResult> fetch(Feed feed, @Nullable FeedStatus status) {
    FeedRequest request =
        status == null
            ? new FeedRequest(feed, feed.url(), null, null, false)
            : new FeedRequest(
                feed, status.url(), status.bodyHash(), Hub.of(status.subscription()), false);
    Validators validators =
        status == null ? Validators.NONE : new Validators(status.etag(), status.lastModified());
    return fetch(request, validators);
  }

  /**
   * Parses content that a hub has delivered as the result of a fetch. The URL and validators of the
   * next poll do not change.
   */
  public FeedFetchResult pushed(
      Feed feed, @Nullable FeedStatus status, byte[] body, @Nullable String contentType) {
    String url = status == null ? feed.url() : status.url();
    FeedParseResult parsed = parser.parse(body, contentType, url, feed.kind(), feed.links());
    if (!(parsed instanceof FeedParseResult.Parsed read)) {
      return FeedFetchResult.none(
          Code.UNREADABLE, "the content delivered by its hub is not a feed", null, url);
    }
    return FeedFetchResult.builder(Code.OK, url)
        .note("delivered by its hub")
        .bytes(body.length)
        .document(read.document())
        .build();
  }

  private CompletableFuture<FeedFetchResult> fetch(FeedRequest request, Validators validators) {
    return fetcher
        .fetch(FetchRequest.feed(request.url(), validators))
        .thenCompose(result -> resultOf(request, result, validators));
  }

  private CompletableFuture<FeedFetchResult> resultOf(
      FeedRequest request, FetchResult result, Validators validators) {
    return result instanceof Fetched fetched
        ? parse(request, fetched)
        : completedFuture(withoutBody(request, result, validators));
  }

  private static FeedFetchResult withoutBody(
      FeedRequest request, FetchResult result, Validators validators) {
    String url = request.url();
    if (result instanceof NotModified same) {
      return unchanged(request, 304)
          .movedTo(same.moved() ? same.url() : null)
          .validators(validators)
          .advised(same.maxAge())
          .build();
    }
    if (result instanceof RateLimited limited) {
      return rateLimited(url, limited);
    }
    if (result instanceof Gone gone) {
      return url.equals(request.feed().url())
          ? FeedFetchResult.none(Code.GONE, "permanently gone (410)", gone.status(), url)
          : FeedFetchResult.none(
              Code.FAILED, "gone at the URL it had moved to", gone.status(), request.feed().url());
    }
    if (result instanceof Refused refused) {
      Code code = refused.by() == RefusedBy.SIZE ? Code.UNREADABLE : Code.REFUSED;
      return FeedFetchResult.none(code, refused.note(), refused.status(), url);
    }
    Failed failed = (Failed) result;
    return FeedFetchResult.none(Code.FAILED, failed.note(), failed.status(), url);
  }

  private static FeedFetchResult rateLimited(String url, RateLimited limited) {
    String note =
        limited.retryAfter() == null
            ? "rate limited by the server (" + limited.status() + ")"
            : "the server asks to wait " + limited.retryAfter().toSeconds() + " s";
    return FeedFetchResult.builder(Code.RATE_LIMITED, url)
        .note(note)
        .httpStatus(limited.status())
        .retryAfter(limited.retryAfter())
        .build();
  }

  private static FeedFetchResult.Builder unchanged(FeedRequest request, int status) {
    return FeedFetchResult.builder(Code.NOT_MODIFIED, request.url())
        .httpStatus(status)
        .bodyHash(request.knownHash())
        .hub(request.hub());
  }

  private CompletableFuture<FeedFetchResult> parse(FeedRequest request, Fetched fetched) {
    String hash = ContentHash.of(fetched.body());
    int bytes = fetched.body().length;
    if (hash.equals(request.knownHash())) {
      return completedFuture(
          unchanged(request, 200)
              .bytes(bytes)
              .movedTo(fetched.moved() ? fetched.url() : null)
              .validators(fetched.validators())
              .advised(fetched.maxAge())
              .build());
    }
    Feed feed = request.feed();
    FeedParseResult parsed =
        parser.parse(
            fetched.body(), fetched.contentType(), fetched.url(), feed.kind(), feed.links());
    if (parsed instanceof FeedParseResult.Unreadable unreadable) {
      return completedFuture(unreadable(request, unreadable.reason()));
    }
    if (parsed instanceof FeedParseResult.FeedLink link) {
      if (link.url().length() > FieldLimits.URL) {
        return completedFuture(
            unreadable(request, "a page that declares a feed with a URL that is too long"));
      }
      return request.isDiscovered()
          ? completedFuture(unreadable(request, "a page that declares a page as its feed"))
          : fetch(new FeedRequest(feed, link.url(), null, null, true), Validators.NONE);
    }
    FeedDocument document = ((FeedParseResult.Parsed) parsed).document();
    Fetched head = fetched.withoutBody(); // frees memory, since the crawl may take minutes
    return document.parts().isEmpty()
        ? completedFuture(success(request, head, bytes, hash, document))
        : new SitemapCrawl(fetcher, parser, feed, head.url(), document)
            .run()
            .thenApply(merged -> success(request, head, bytes, hash, merged));
  }

  private static FeedFetchResult unreadable(FeedRequest request, String reason) {
    return FeedFetchResult.none(Code.UNREADABLE, reason, 200, request.url());
  }

  /**
   * Keeps validators and hash only if an unchanged document means that its parts are unchanged,
   * too.
   */
  private static FeedFetchResult success(
      FeedRequest request, Fetched fetched, int bytes, String hash, FeedDocument document) {
    boolean empty = document.entries().isEmpty() && document.parts().isEmpty();
    return FeedFetchResult.builder(Code.OK, request.url())
        .note(empty ? "the feed has no entries" : null)
        .httpStatus(200)
        .bytes(bytes)
        .movedTo(fetched.moved() ? fetched.url() : null)
        .validators(document.partsDated() ? fetched.validators() : Validators.NONE)
        .bodyHash(document.partsDated() ? hash : null)
        .advised(longer(fetched.maxAge(), document.advised()))
        .hub(Hub.of(fetched.links(), document.hub(), fetched.url()))
        .document(document)
        .build();
  }

  /** Returns the longer of two durations; null counts as zero. */
  static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
    return a == null || (b != null && b.compareTo(a) > 0) ? b : a;
  }
}
