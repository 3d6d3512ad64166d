package dev.silkwire.ingest;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.error.StageFailure;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.entry.ArticleAssembly;
import dev.silkwire.ingest.entry.EntryTexts;
import dev.silkwire.ingest.entry.PageReader;
import dev.silkwire.ingest.entry.RereadSchedule;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.extract.CurrentSiteRules;
import dev.silkwire.ingest.group.FeedAssignment;
import dev.silkwire.ingest.group.GroupMembership;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.markup.ParseGate;
import dev.silkwire.ingest.markup.ParseLimits;
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

/**
 * The entry point of the ingest stage: creates its objects, starts its threads, and stops them.
 *
 * <pre>{@code
 * KafkaConnection kafka = KafkaConnection.to("127.0.0.1:9092");
 * try (IngestMain ingest = IngestMain.start(IngestConfig.defaults(kafka), registry)) {
 *   …
 * }
 * }</pre>
 */
public final class IngestMain implements AutoCloseable {
  private static final Duration STALL_LIMIT = Duration.ofSeconds(60);

  /** Fraction of the heap, as its divisor, that the article texts of feeds may take. */
  private static final int TEXTS_HEAP_DIVISOR = 16;

  /**
   * Fraction of the heap, as its divisor, that serialized records may take while they wait for
   * Kafka.
   */
  private static final int QUEUE_HEAP_DIVISOR = 16;

  private final IngestMetrics metrics;
  private final WebClient web;
  private final ArticlePublisher publisher;
  private final IngestFlow flow;
  private final IngestLoop loop;
  private final FeedAssignment assignment;
  private final @Nullable PushServer push;

  private IngestMain(IngestConfig config, MeterRegistry registry) {
    InstantSource clock = InstantSource.system();
    metrics = new IngestMetrics(registry);
    DateReader dates = new DateReader();
    CanonicalUrl addresses = new CanonicalUrl();
    long maxMemory = Runtime.getRuntime().maxMemory();
    ParseLimits limits = ParseLimits.of(maxMemory);
    DocumentParser parser = new DocumentParser(limits);
    ParseGate gate = new ParseGate(limits.parallel());
    ArticleExtractor extractor = new ArticleExtractor(dates, siteRules(config, clock), parser);
    GroupMembership membership = new GroupMembership();
    publisher =
        ArticlePublisher.start(
            config.kafka(),
            config.instance(),
            membership,
            maxMemory / QUEUE_HEAP_DIVISOR,
            clock,
            metrics);
    web = new WebClient(config, maxMemory, metrics::exchanged, clock);
    metrics.connections(web.fetcher().connectionPools());
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
            new EntryTexts(maxMemory / TEXTS_HEAP_DIVISOR),
            addresses,
            schedule,
            subscriptions,
            clock,
            config.maxItems());
    metrics.feeds(roster::size, roster::stale);
    loop = new IngestLoop(roster, flow, addresses, clock);
    metrics.backlog(publisher::waiting, () -> loop.lateness().toSeconds());
    push =
        config.websubCallback() == null
            ? null
            : startPushServer(config, subscriptions, loop, metrics);
    loop.start();
    assignment =
        FeedAssignment.start(
            config.kafka(),
            config.instance(),
            config.sessionTimeout(),
            membership,
            roster,
            metrics::consumer,
            clock);
  }

  private static CurrentSiteRules siteRules(IngestConfig config, InstantSource clock) {
    try {
      return new CurrentSiteRules(config.siteRules(), clock);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new StageFailure(requireNonNull(e.getMessage()), e);
    }
  }

  private static PushServer startPushServer(
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
          ("Cannot listen for WebSub hubs on %s:%d: the port is in use. Choose another"
                  + " ingest.websubPort.")
              .formatted(config.websubBind(), config.websubPort()),
          e);
    }
  }

  /**
   * Connects to Kafka and starts to poll the feeds that Kafka assigns to this instance. Returns at
   * once.
   */
  public static IngestMain start(IngestConfig config, MeterRegistry metrics) {
    return new IngestMain(config, metrics);
  }

  /**
   * Returns whether ingest can work; false after Kafka has fenced this instance or rejected it
   * permanently.
   */
  public boolean healthy() {
    return publisher.healthy() && assignment.healthy() && loop.healthy();
  }

  /**
   * Returns why ingest makes no progress at present: batches wait for Kafka and none has been
   * committed for a minute, the list of feeds cannot be read, this instance has not received an
   * assignment for a minute, or no poll ends although feeds are due. Empty while it makes progress;
   * also when other instances own all feeds.
   */
  public Optional<String> problem() {
    return publisher
        .stalledFor(STALL_LIMIT)
        .map(IngestMain::stalled)
        .or(assignment::problem)
        .or(loop::problem);
  }

  private static String stalled(int waiting) {
    return "%d batches of poll results wait for Kafka and none was written for %d s: see the log"
        .formatted(waiting, STALL_LIMIT.toSeconds());
  }

  /**
   * Stops polling, writes the results of polls in progress, and leaves the group. Takes a few
   * seconds at most.
   */
  @Override
  public void close() {
    if (push != null) {
      push.close();
    }
    loop.close();
    assignment.close();
    flow.close();
    web.close();
    metrics.close();
    publisher.close();
  }
}
