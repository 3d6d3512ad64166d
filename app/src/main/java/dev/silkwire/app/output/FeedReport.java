package dev.silkwire.app.output;

import dev.silkwire.contract.Feed;
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

/** One look at an address for a feed, and around it when there is a page. Not thread-safe. */
public final class FeedReport {
  private final FeedCheck check;
  private final FeedSearch search;
  private final FeedExplanation explanation;
  private @Nullable String found;

  /**
   * @param config how the feed would be polled
   */
  public FeedReport(Fetcher fetcher, IngestConfig config) {
    FeedParser reader = new FeedParser(new DateReader());
    PollSchedule schedule =
        new PollSchedule(config.every(), config.minInterval(), config.maxInterval(), () -> 0);
    this.check = new FeedCheck(fetcher, reader, schedule, InstantSource.system());
    this.search = new FeedSearch(fetcher, reader);
    this.explanation = new FeedExplanation(config.maxItems());
  }

  /** Looks, and says what it sees, line by line. */
  public void at(String url, Consumer<String> say) {
    Report report = check.check(Feed.of(url));
    explanation.lines(report).forEach(say);
    if (report.parseResult() instanceof FeedParseResult.Parsed) {
      found = url;
    } else if (report.result() instanceof Fetched page) {
      Optional<Result> elsewhere = search.search(page);
      elsewhere.ifPresent(f -> say.accept("its feed was found, " + f.how() + ":"));
      elsewhere.map(f -> check.check(Feed.of(f.url()))).ifPresent(r -> explain(r, say));
    }
  }

  /** The feed, when there is one. */
  public Optional<String> found() {
    return Optional.ofNullable(found);
  }

  private void explain(Report report, Consumer<String> say) {
    explanation.lines(report).forEach(say);
    found = report.url();
  }
}
