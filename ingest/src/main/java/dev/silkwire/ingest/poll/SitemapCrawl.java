package dev.silkwire.ingest.poll;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.silkwire.contract.record.Feed;
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
 * One crawl of the newest sitemaps that a sitemap index lists, depth first and one request at a
 * time. Depth and number of documents are limited, no URL is fetched twice, and a sitemap that
 * cannot be fetched does not count towards the limit of sitemaps. For a single use.
 */
final class SitemapCrawl {
  private static final int MAX_SITEMAPS = 3;
  private static final int MAX_DOCUMENTS = 10;
  private static final int MAX_DEPTH = 3;

  private final Fetcher fetcher;
  private final FeedParser parser;
  private final Feed feed;
  private final FeedDocument index;
  private final Deque<Step> pending = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final List<FeedEntry> entries;
  private boolean partsDated;
  private int documents;
  private int sitemaps;

  /** A document to fetch; {@code depth} is the number of indexes that lead to it. */
  private record Step(String url, int depth) {}

  /**
   * @param url of the index
   */
  SitemapCrawl(Fetcher fetcher, FeedParser parser, Feed feed, String url, FeedDocument index) {
    this.fetcher = fetcher;
    this.parser = parser;
    this.feed = feed;
    this.index = index;
    this.entries = new ArrayList<>(index.entries());
    this.partsDated = index.partsDated();
    seen.add(url);
    push(index, 1);
  }

  /** Returns the index with the entries of its newest sitemaps. */
  CompletableFuture<FeedDocument> run() {
    Step step = sitemaps < MAX_SITEMAPS && documents < MAX_DOCUMENTS ? pending.poll() : null;
    if (step == null) {
      return completedFuture(index.with(entries, partsDated));
    }
    documents++;
    return fetcher
        .fetch(FetchRequest.feed(step.url(), Validators.NONE))
        .thenAccept(result -> add(step, result))
        .thenCompose(added -> run());
  }

  private void add(Step step, FetchResult result) {
    if (!(result instanceof Fetched f)
        || !(parser.parse(f.body(), f.contentType(), f.url(), feed.kind(), null)
            instanceof FeedParseResult.Parsed read)) {
      return;
    }
    FeedDocument document = read.document();
    entries.addAll(document.entries());
    if (document.parts().isEmpty()) {
      sitemaps++;
    } else {
      partsDated &= document.partsDated();
      push(document, step.depth() + 1);
    }
  }

  /** Pushes the parts of an index, in their order, in front of the documents that are pending. */
  private void push(FeedDocument document, int depth) {
    List<String> parts = document.parts();
    for (int i = parts.size() - 1; i >= 0 && depth <= MAX_DEPTH; i--) {
      if (seen.add(parts.get(i))) {
        pending.push(new Step(parts.get(i), depth));
      }
    }
  }
}
