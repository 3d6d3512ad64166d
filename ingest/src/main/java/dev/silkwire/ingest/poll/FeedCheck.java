package dev.silkwire.ingest.poll;

import dev.silkwire.contract.Feed;
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
 * Looks at an address once, as a poll would, and says what there is to know: the answer, what it
 * was understood to be, and when it would be asked again. Waits for the answer. Thread-safe.
 */
public final class FeedCheck {
  private final Fetcher fetcher;
  private final FeedParser reader;
  private final PollSchedule schedule;
  private final InstantSource clock;

  /**
   * What was found at an address.
   *
   * @param url asked
   * @param result how the server answered
   * @param took from the question to the end of the answer, with robots.txt
   * @param reading what the answer was understood as, null when there was none
   * @param complaint of a strict XML parser, null when it has none
   * @param outcome what the schedule was told of it, null when there is no feed
   * @param next what the schedule makes of it, null when there is no feed
   */
  public record Report(
      String url,
      FetchResult result,
      Duration took,
      @Nullable FeedParseResult reading,
      @Nullable String complaint,
      @Nullable PollOutcome outcome,
      PollSchedule.@Nullable Next next) {}

  public FeedCheck(Fetcher fetcher, FeedParser reader, PollSchedule schedule, InstantSource clock) {
    this.fetcher = fetcher;
    this.reader = reader;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** Looks at it. */
  public Report check(Feed feed) {
    Instant start = clock.instant();
    FetchResult result = fetcher.fetch(FetchRequest.feed(feed.url(), Validators.NONE)).join();
    Instant now = clock.instant();
    Duration took = Duration.between(start, now);
    if (!(result instanceof Fetched f)) {
      return new Report(feed.url(), result, took, null, null, null, null);
    }
    FeedParseResult reading =
        reader.read(f.body(), f.contentType(), f.url(), feed.kind(), feed.links());
    if (!(reading instanceof FeedParseResult.Read read)) {
      return new Report(feed.url(), result, took, reading, null, null, null);
    }
    boolean xml = !read.document().kind().matches("json-feed.*|listing");
    Optional<String> complaint = xml ? WellFormedness.complaint(f.body()) : Optional.empty();
    PollOutcome outcome = outcome(f, read, now);
    return new Report(
        feed.url(),
        result,
        took,
        reading,
        complaint.orElse(null),
        outcome,
        schedule.after(outcome, feed, null, now));
  }

  private static PollOutcome outcome(Fetched f, FeedParseResult.Read read, Instant now) {
    return new PollOutcome(
        PollOutcome.Kind.OK,
        null,
        FeedFetcher.longer(f.fresh(), read.document().advised()),
        PublishingFrequency.of(read.document().entries(), now),
        1);
  }
}
