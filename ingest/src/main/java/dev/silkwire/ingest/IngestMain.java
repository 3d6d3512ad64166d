package dev.silkwire.ingest;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.StageFailure;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.entry.ArticleAssembly;
import dev.silkwire.ingest.entry.EntryTexts;
import dev.silkwire.ingest.entry.PageReader;
import dev.silkwire.ingest.entry.RereadSchedule;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.extract.SiteRules;
import dev.silkwire.ingest.group.FeedAssignment;
import dev.silkwire.ingest.group.GroupMembership;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.markup.ParseLimits;
import dev.silkwire.ingest.markup.ReadingGate;
import dev.silkwire.ingest.metrics.IngestMetrics;
import dev.silkwire.ingest.parser.FeedParser;
import dev.silkwire.ingest.poll.FeedFetcher;
import dev.silkwire.ingest.poll.PollSchedule;
import dev.silkwire.ingest.publish.ArticlePublisher;
import dev.silkwire.ingest.push.PushLimits;
import dev.silkwire.ingest.push.PushServer;
import dev.silkwire.ingest.push.Subscriptions;
import dev.silkwire.ingest.url.CanonicalUrl;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Starts the ingest stage and stops it. */
public final class IngestMain implements AutoCloseable {
  private static final Duration STALLED = Duration.ofSeconds(60);

  /** The part of the heap that stories in feeds may take. */
  private static final int TEXTS = 16;

  /** The part of the heap that serialized records may take while they wait for Kafka. */
  private static final int QUEUED = 16;

  private final WebClient web;
  private final ArticlePublisher publisher;
  private final IngestFlow flow;
  private final IngestLoop loop;
  private final FeedAssignment assignment;
  private final @Nullable PushServer push;

  private IngestMain(IngestConfig config, MeterRegistry registry) {
    InstantSource clock = InstantSource.system();
    IngestMetrics metrics = new IngestMetrics(registry);
    DateReader dates = new DateReader();
    CanonicalUrl addresses = new CanonicalUrl();
    long maxMemory = Runtime.getRuntime().maxMemory();
    ParseLimits limits = ParseLimits.of(maxMemory);
    DocumentParser parser = new DocumentParser(limits);
    ReadingGate gate = new ReadingGate(limits.parallel());
    ArticleExtractor extractor = new ArticleExtractor(dates, siteRules(config), parser);
    GroupMembership membership = new GroupMembership();
    publisher =
        ArticlePublisher.start(
            config.bootstrap(), config.instance(), membership, maxMemory / QUEUED, clock, metrics);
    web = new WebClient(config, maxMemory, clock);
    PollSchedule schedule =
        new PollSchedule(
            config.every(),
            config.minInterval(),
            config.maxInterval(),
            () -> ThreadLocalRandom.current().nextDouble());
    Subscriptions subscriptions = new Subscriptions(config.websubCallback(), web.fetcher(), clock);
    FeedRoster roster = new FeedRoster(schedule, publisher, subscriptions, clock);
    flow =
        new IngestFlow(
            new FeedFetcher(web.fetcher(), new FeedParser(dates, parser, gate)),
            web.fetcher(),
            new PageReader(
                extractor,
                new ArticleAssembly(addresses, extractor),
                new RereadSchedule(config.revisits()),
                clock),
            gate,
            new EntryTexts(maxMemory / TEXTS),
            addresses,
            schedule,
            subscriptions,
            clock,
            config.maxItems());
    metrics.feeds(roster::size, roster::silent);
    loop = new IngestLoop(roster, flow, addresses, clock);
    push = config.websubCallback() == null ? null : push(config, subscriptions, loop, metrics);
    loop.start();
    assignment =
        FeedAssignment.start(
            config.bootstrap(), config.instance(), config.sessionTimeout(), membership, roster);
  }

  private static SiteRules siteRules(IngestConfig config) {
    try {
      return SiteRules.at(config.siteRules());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new StageFailure(requireNonNull(e.getMessage()), e);
    }
  }

  private static PushServer push(
      IngestConfig config, Subscriptions subscriptions, IngestLoop loop, IngestMetrics metrics) {
    try {
      return PushServer.start(
          config.websubBind(),
          config.websubPort(),
          PushLimits.of(config.maxBytes(), Runtime.getRuntime().maxMemory()),
          subscriptions,
          loop,
          metrics::pushed);
    } catch (PushServer.PortInUse e) {
      throw new StageFailure(
          "cannot listen for hubs on %s:%d: it is in use; choose another ingest.websubPort"
              .formatted(config.websubBind(), config.websubPort()),
          e);
    }
  }

  /** Starts polling the feeds that Kafka assigns to this instance; returns at once. */
  public static IngestMain start(IngestConfig config, MeterRegistry metrics) {
    return new IngestMain(config, metrics);
  }

  /** Whether it still does its work; false once it was fenced off or Kafka refused it for good. */
  public boolean healthy() {
    return publisher.healthy() && assignment.healthy() && loop.healthy();
  }

  /**
   * Returns why it does not do its work at present: poll results wait for Kafka and none has been
   * written for a minute. Empty while it works.
   */
  public Optional<String> trouble() {
    return publisher.stalledFor(STALLED).map(IngestMain::stalled);
  }

  private static String stalled(int waiting) {
    return "%d poll results wait for Kafka and none was written for %d s: see the log"
        .formatted(waiting, STALLED.toSeconds());
  }

  /** Stops polling, abandons what is under way, writes what is done, and leaves, within seconds. */
  @Override
  public void close() {
    if (push != null) {
      push.close();
    }
    loop.close();
    assignment.close();
    flow.close();
    web.close();
    publisher.close();
  }
}
