package dev.silkwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.FeedPoll.Cause;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.entry.ArticleAssembly;
import dev.silkwire.ingest.entry.EntryTexts;
import dev.silkwire.ingest.entry.PageReader;
import dev.silkwire.ingest.entry.RereadSchedule;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.feed.Site;
import dev.silkwire.ingest.markup.ParseGate;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.FeedFetcher;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.RecordedBatches;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of ingest with a site on the loopback address instead of the web, recorded batches
 * instead of Kafka, and a clock that the test moves. The site has a feed of numbered stories.
 */
final class IngestRig implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  static final Duration REVISIT_AFTER = Duration.ofHours(1);
  private static final int MAX_ITEMS = 100;
  private static final DateReader DATES = new DateReader();
  private static final ArticleExtractor EXTRACTOR = new ArticleExtractor(DATES);

  final Site site = Site.open();
  final Feed feed = Feed.of(site.url("/rss"));
  final RecordedBatches batches = new RecordedBatches();
  volatile Instant now = START;
  final FeedRoster roster;
  final IngestFlow flow;
  final IngestLoop loop;
  private final CanonicalUrl addresses = new CanonicalUrl();

  IngestRig() {
    PollSchedule schedule =
        new PollSchedule(null, Duration.ofMinutes(5), Duration.ofHours(24), () -> 0);
    Subscriptions subscriptions = new Subscriptions(null, site.fetcher(), () -> now);
    roster = new FeedRoster(schedule, batches, subscriptions, () -> now);
    flow =
        new IngestFlow(
            new FeedFetcher(site.fetcher(), new FeedParser(DATES)),
            site.fetcher(),
            new PageReader(
                EXTRACTOR,
                new ArticleAssembly(addresses, EXTRACTOR),
                new RereadSchedule(List.of(REVISIT_AFTER)),
                () -> now),
            new ParseGate(2),
            new EntryTexts(1 << 20),
            addresses,
            schedule,
            subscriptions,
            () -> now,
            MAX_ITEMS);
    loop = new IngestLoop(roster, flow, addresses, () -> now);
  }

  /** Publishes a feed of stories with their pages. */
  void publish(int... stories) {
    site.page("/rss", rss(stories));
    for (int n : stories) {
      site.page(path(n), page(n, "three"));
    }
  }

  /** Assigns the feed and begins to process it. */
  OwnedFeed assign(@Nullable CompressedFeedStatus status) {
    roster.feedAssigned(1, feed, status == null ? null : status.opened());
    OwnedFeed owned = roster.begin(feed.id());
    return owned == null ? roster.next() : owned;
  }

  FeedPoll begin(OwnedFeed owned, Cause cause) {
    return new FeedPoll(owned, cause, addresses, () -> now);
  }

  /** Polls the feed like a process that has just been assigned it. */
  FeedPoll poll(@Nullable CompressedFeedStatus status) {
    FeedPoll poll = begin(assign(status), Cause.POLL);
    flow.poll(poll).join();
    return poll;
  }

  static String path(int n) {
    return "/story/" + n;
  }

  static String rss(int... stories) {
    String items =
        IntStream.of(stories)
            .mapToObj(
                n -> "<item><title>Story " + n + "</title><link>" + path(n) + "</link></item>")
            .collect(Collectors.joining());
    return "<rss version='2.0'><channel><title>T</title>" + items + "</channel></rss>";
  }

  static byte[] rssBytes(int... stories) {
    return rss(stories).getBytes(UTF_8);
  }

  static String page(int n, String years) {
    return ("<html lang=en><head><title>Story %d</title></head><body><article><h1>Story %d</h1>"
            + "<p>Bridge %d over the river opened on Monday after %s years of work, the county"
            + " said.</p></article></body></html>")
        .formatted(n, n, n, years);
  }

  @Override
  public void close() {
    loop.close();
    flow.close();
    site.close();
  }
}
