package dev.silkwire.ingest.poll;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.feed.FeedParseResult;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.Validators;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.xml.WellFormedness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a feed once, as a poll would, and reports the response, how it was parsed, and when the
 * feed would be polled next. Blocks until the response has arrived. Thread-safe.
 */
public final class FeedCheck {
  private final Fetcher fetcher;
  private final FeedParser parser;
  private final PollSchedule schedule;
  private final InstantSource clock;

  /**
   * The report on a feed.
   *
   * @param url that was fetched
   * @param result of the request
   * @param duration from the request to the end of the response, including robots.txt
   * @param parseResult null if the response has no body
   * @param xmlError the first error of a strict XML parser, null if the document is well-formed
   * @param outcome the input of the schedule, null if the document is not a feed
   * @param next the next poll, null if the document is not a feed
   */
  public record Report(
      String url,
      FetchResult result,
      Duration duration,
      @Nullable FeedParseResult parseResult,
      @Nullable String xmlError,
      @Nullable PollOutcome outcome,
      PollSchedule.@Nullable Next next) {}

  public FeedCheck(Fetcher fetcher, FeedParser parser, PollSchedule schedule, InstantSource clock) {
    this.fetcher = fetcher;
    this.parser = parser;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** Fetches and parses the feed. */
  public Report check(Feed feed) {
    Instant start = clock.instant();
    FetchResult result = fetcher.fetch(FetchRequest.feed(feed.url(), Validators.NONE)).join();
    Instant now = clock.instant();
    Duration duration = Duration.between(start, now);
    if (!(result instanceof Fetched f)) {
      return new Report(feed.url(), result, duration, null, null, null, null);
    }
    FeedParseResult parsed =
        parser.parse(f.body(), f.contentType(), f.url(), feed.kind(), feed.links());
    if (!(parsed instanceof FeedParseResult.Parsed read)) {
      return new Report(feed.url(), result, duration, parsed, null, null, null);
    }
    boolean xml = !read.document().kind().matches("json-feed.*|listing");
    Optional<String> xmlError = xml ? WellFormedness.error(f.body()) : Optional.empty();
    PollOutcome outcome = outcome(f, read, now);
    return new Report(
        feed.url(),
        result,
        duration,
        parsed,
        xmlError.orElse(null),
        outcome,
        schedule.after(outcome, feed, null, now));
  }

  private static PollOutcome outcome(Fetched f, FeedParseResult.Parsed read, Instant now) {
    return new PollOutcome(
        PollOutcome.Code.OK,
        null,
        FeedFetcher.longer(f.maxAge(), read.document().advised()),
        PublishingFrequency.expectedInterval(read.document().entries(), now),
        1);
  }
}
