package dev.silkwire.ingest;

import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.entry.EntryResult;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import dev.silkwire.ingest.url.ArticleId;
import java.time.Instant;
import java.util.List;

/** A feed with its status, and numbered results of its entries. */
public final class SampleEntries {
  public static final Feed FEED = Feed.of("https://example.org/rss");
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private SampleEntries() {}

  /** Returns the result of an entry whose article is published. */
  public static EntryResult published(int n) {
    return new EntryResult(EntryOutcome.PUBLISHED, article(n), known(n));
  }

  /** Returns the result of an entry without an article. */
  public static EntryResult without(EntryOutcome outcome) {
    return new EntryResult(outcome, null, null);
  }

  public static RawArticle article(int n) {
    return new RawArticle(
        ArticleId.of(url(n)),
        url(n),
        url(n),
        Outlet.UNKNOWN,
        FEED.id(),
        "Story " + n,
        "Text of story " + n,
        List.of(),
        List.of(),
        null,
        Published.UNKNOWN,
        null,
        NOW,
        "page");
  }

  static KnownEntry known(int n) {
    return KnownEntry.builder(ArticleId.of(url(n)), url(n), hash(n), "published", NOW, 1)
        .textHash(hash(n))
        .build();
  }

  /** Returns the mark of an entry whose page is being read for the first time. */
  static KnownEntry started(int n) {
    return KnownEntry.builder(ArticleId.of(url(n)), url(n), hash(n), "reading", NOW, 0)
        .attempts(1)
        .build();
  }

  static CompressedFeedStatus.Opened status(FeedStatus head, KnownEntry... entries) {
    return CompressedFeedStatus.of(head, List.of(entries)).opened();
  }

  /** Returns the status of the feed after a poll at {@link #NOW}. */
  static FeedStatus head(Instant nextPoll) {
    return FeedStatus.builder(FEED.id(), FEED.url(), nextPoll)
        .lastPoll(NOW)
        .interval(900)
        .etag("\"1\"")
        .build();
  }

  private static String url(int n) {
    return "https://example.org/story/" + n;
  }

  private static String hash(int n) {
    return ContentHash.of("entry " + n);
  }
}
