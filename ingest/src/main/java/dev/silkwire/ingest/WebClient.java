package dev.silkwire.ingest;

import dev.silkwire.ingest.fetch.AddressGuard;
import dev.silkwire.ingest.fetch.FetchLimits;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.HostQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The polite and guarded client with its threads, as the settings want it. Thread-safe. */
public final class WebClient implements AutoCloseable {
  private static final Duration SLOW_WINDOW = Duration.ofSeconds(5);
  private static final int BODIES_WAITING = 32;

  private final ThreadPoolExecutor reading = readers();
  private final HostQueue queue;
  private final Fetcher fetcher;

  /**
   * @throws IllegalArgumentException when an allowed range is none
   */
  public WebClient(IngestConfig config, InstantSource clock) {
    AddressGuard guard = new AddressGuard(config.allow());
    queue = new HostQueue(config.workers(), config.pause(), clock, reading);
    fetcher = new Fetcher(limits(config), guard, queue, config.userAgent(), clock);
  }

  public Fetcher fetcher() {
    return fetcher;
  }

  /** Abandons what is under way. */
  @Override
  public void close() {
    queue.close();
    fetcher.close();
    reading.shutdownNow();
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
        config.maxRetryAfter(),
        config.maxRedirects());
  }
}
