package dev.silkwire.ingest.poll;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.silkwire.contract.Feed;
import dev.silkwire.ingest.feed.FeedDocument;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the newest sitemaps that an index leads to, through indexes of indexes, one after the
 * other. Depth and number of documents are bounded, none is read twice, and one that is no longer
 * there makes room for the next. For one walk.
 */
final class SitemapCrawl {
  private static final int SITEMAPS = 3;
  private static final int DOCUMENTS = 10;
  private static final int DEPTH = 3;

  private final Fetcher fetcher;
  private final FeedParser reader;
  private final Feed feed;
  private final FeedDocument index;
  private final Deque<Step> ahead = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final List<FeedEntry> entries;
  private boolean dated;
  private int documents;
  private int sitemaps;

  /** A document that an index of that depth names. */
  private record Step(String url, int depth) {}

  /**
   * @param index that was found at {@code url}
   */
  SitemapCrawl(Fetcher fetcher, FeedParser reader, Feed feed, String url, FeedDocument index) {
    this.fetcher = fetcher;
    this.reader = reader;
    this.feed = feed;
    this.index = index;
    this.entries = new ArrayList<>(index.entries());
    this.dated = index.partsDated();
    seen.add(url);
    lead(index, 1);
  }

  /** The index with the entries of the sitemaps that it leads to. */
  CompletableFuture<FeedDocument> whole() {
    Step step = sitemaps < SITEMAPS && documents < DOCUMENTS ? ahead.poll() : null;
    if (step == null) {
      return completedFuture(index.with(entries, dated));
    }
    documents++;
    return fetcher
        .fetch(FetchRequest.feed(step.url(), Validators.NONE))
        .thenAccept(result -> read(step, result))
        .thenCompose(read -> whole());
  }

  private void read(Step step, FetchResult result) {
    if (!(result instanceof Fetched f)
        || !(reader.read(f.body(), f.contentType(), f.url(), feed.kind(), null)
            instanceof FeedParseResult.Read read)) {
      return;
    }
    FeedDocument document = read.document();
    entries.addAll(document.entries());
    if (document.parts().isEmpty()) {
      sitemaps++;
    } else {
      dated &= document.partsDated();
      lead(document, step.depth() + 1);
    }
  }

  /** What an index leads to comes before what stands after it. */
  private void lead(FeedDocument document, int depth) {
    List<String> parts = document.parts();
    for (int i = parts.size() - 1; i >= 0 && depth <= DEPTH; i--) {
      if (seen.add(parts.get(i))) {
        ahead.push(new Step(parts.get(i), depth));
      }
    }
  }
}
