package dev.silkwire.app.output;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.FeedCheck;
import dev.silkwire.ingest.poll.FeedCheck.Report;
import dev.silkwire.ingest.poll.FeedSearch;
import dev.silkwire.ingest.poll.FeedSearch.Result;
import dev.silkwire.ingest.poll.PollSchedule;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks an address for a feed, and searches for the feed of a page. Not thread-safe. */
public final class FeedReport {
  private final FeedCheck check;
  private final FeedSearch search;
  private final FeedExplanation explanation;
  private @Nullable String feed;

  /**
   * @param config settings for polling
   */
  public FeedReport(Fetcher fetcher, IngestConfig config) {
    FeedParser parser = new FeedParser(new DateReader());
    PollSchedule schedule =
        new PollSchedule(config.every(), config.minInterval(), config.maxInterval(), () -> 0);
    this.check = new FeedCheck(fetcher, parser, schedule, InstantSource.system());
    this.search = new FeedSearch(fetcher, parser);
    this.explanation = new FeedExplanation(config.maxItems());
  }

  /** Checks an address and passes the result to a consumer, line by line. */
  public void check(String url, Consumer<String> lines) {
    Report report = check.check(Feed.of(url));
    explanation.lines(report).forEach(lines);
    if (report.parseResult() instanceof FeedParseResult.Parsed) {
      feed = url;
    } else if (report.result() instanceof Fetched page) {
      Optional<Result> elsewhere = search.search(page);
      elsewhere.ifPresent(f -> lines.accept("its feed was found, " + f.how() + ":"));
      elsewhere.map(f -> check.check(Feed.of(f.url()))).ifPresent(r -> explain(r, lines));
    }
  }

  /** Returns the URL of the feed; empty when none was found. */
  public Optional<String> feed() {
    return Optional.ofNullable(feed);
  }

  private void explain(Report report, Consumer<String> lines) {
    explanation.lines(report).forEach(lines);
    feed = report.url();
  }
}
