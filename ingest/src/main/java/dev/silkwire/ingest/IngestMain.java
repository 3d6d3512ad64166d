package dev.silkwire.ingest;

import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.entry.ArticleAssembly;
import dev.silkwire.ingest.entry.PageReading;
import dev.silkwire.ingest.entry.ReadingPlan;
import dev.silkwire.ingest.extract.ArticleExtractor;
import dev.silkwire.ingest.feed.FeedAsking;
import dev.silkwire.ingest.feed.FeedAssignment;
import dev.silkwire.ingest.feed.FeedReader;
import dev.silkwire.ingest.feed.PollSchedule;
import dev.silkwire.ingest.fetch.AddressGuard;
import dev.silkwire.ingest.fetch.FetchLimits;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.HostQueue;
import dev.silkwire.ingest.publish.ArticlePublisher;
import dev.silkwire.ingest.url.CanonicalUrl;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Starts the ingest stage and stops it. */
public final class IngestMain implements AutoCloseable {
  private static final Duration SLOW_WINDOW = Duration.ofSeconds(5);
  private static final int BODIES_WAITING = 32;

  private final ThreadPoolExecutor reading;
  private final HostQueue queue;
  private final Fetcher fetcher;
  private final ArticlePublisher publisher;
  private final IngestFlow flow;
  private final FeedAssignment assignment;

  private IngestMain(IngestConfig config, MeterRegistry registry) {
    InstantSource clock = InstantSource.system();
    IngestMetrics metrics = new IngestMetrics(registry);
    AddressGuard guard = new AddressGuard(config.allow());
    DateReader dates = new DateReader();
    CanonicalUrl addresses = new CanonicalUrl();
    ArticleExtractor extractor = new ArticleExtractor(dates);
    publisher = ArticlePublisher.start(config.bootstrap(), config.instance(), clock, metrics);
    reading = readers();
    queue = new HostQueue(config.workers(), config.pause(), clock, reading);
    fetcher = new Fetcher(limits(config), guard, queue, config.userAgent(), clock);
    flow =
        new IngestFlow(
            new FeedAsking(fetcher, new FeedReader(dates)),
            fetcher,
            new PageReading(
                extractor,
                new ArticleAssembly(addresses, extractor),
                new ReadingPlan(config.revisits()),
                clock),
            addresses,
            new PollSchedule(
                config.every(),
                config.minInterval(),
                config.maxInterval(),
                () -> ThreadLocalRandom.current().nextDouble()),
            publisher,
            clock,
            config.maxItems());
    metrics.feeds(flow::feeds);
    flow.start();
    assignment = FeedAssignment.start(config.bootstrap(), config.instance(), flow);
  }

  /** Starts polling the feeds that Kafka assigns to this instance; returns at once. */
  public static IngestMain start(IngestConfig config, MeterRegistry metrics) {
    return new IngestMain(config, metrics);
  }

  /** Whether it still does its work; false once it was fenced off or Kafka refused it for good. */
  public boolean healthy() {
    return publisher.healthy() && assignment.healthy();
  }

  /** Stops polling, abandons what is under way, writes what is done, and leaves, within seconds. */
  @Override
  public void close() {
    assignment.close();
    flow.close();
    queue.close();
    fetcher.close();
    reading.shutdownNow();
    publisher.close();
  }

  /**
   * Threads that read what was fetched. When they are all busy, whoever fetched reads it himself:
   * no more is fetched than can be read.
   */
  private static ThreadPoolExecutor readers() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    return new ThreadPoolExecutor(
        threads,
        threads,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(BODIES_WAITING),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  private static FetchLimits limits(IngestConfig config) {
    return new FetchLimits(
        config.connectTimeout(),
        config.readTimeout(),
        config.callTimeout(),
        config.minBytesPerSecond(),
        SLOW_WINDOW,
        config.maxBytes(),
        config.maxRedirects());
  }
}
