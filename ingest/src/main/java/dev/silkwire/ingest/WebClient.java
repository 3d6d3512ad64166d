package dev.silkwire.ingest;

import dev.silkwire.ingest.fetch.AddressGuard;
import dev.silkwire.ingest.fetch.FetchLimits;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.HostQueue;
import dev.silkwire.ingest.markup.ParseLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The polite and guarded client with its threads, as the settings want it. Thread-safe. */
public final class WebClient implements AutoCloseable {
  private static final Duration SLOW_WINDOW = Duration.ofSeconds(5);

  /** The part of the heap that bodies may take. */
  private static final int BODIES = 16;

  /** The part of the heap that one body may take. */
  private static final int BODY = 32;

  private final ThreadPoolExecutor reading;
  private final HostQueue queue;
  private final Fetcher fetcher;

  /**
   * A client with the limits of this process's heap.
   *
   * @throws IllegalArgumentException when an allowed range is none
   */
  public WebClient(IngestConfig config, InstantSource clock) {
    this(config, Runtime.getRuntime().maxMemory(), clock);
  }

  /**
   * @param maxMemory of the heap in bytes: what bodies may take of it at the same time follows
   * @throws IllegalArgumentException when an allowed range is none
   */
  public WebClient(IngestConfig config, long maxMemory, InstantSource clock) {
    reading = readers(ParseLimits.of(maxMemory).parallel());
    AddressGuard guard = new AddressGuard(config.allow());
    queue = new HostQueue(config.workers(), config.pause(), clock, reading);
    fetcher = new Fetcher(limits(config, maxMemory), guard, queue, config.userAgent(), clock);
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
   * Threads that read what was fetched. The bodies that wait for them are limited by their bytes:
   * no more is fetched than can be held.
   */
  private static ThreadPoolExecutor readers(int parallel) {
    int threads = Math.max(2, Math.min(parallel, Runtime.getRuntime().availableProcessors()));
    return new ThreadPoolExecutor(
        threads,
        threads,
        1,
        TimeUnit.MINUTES,
        new LinkedBlockingQueue<>(),
        new ThreadPoolExecutor.DiscardPolicy()); // after close only
  }

  private static FetchLimits limits(IngestConfig config, long maxMemory) {
    return new FetchLimits(
        config.connectTimeout(),
        config.readTimeout(),
        config.callTimeout(),
        config.minBytesPerSecond(),
        SLOW_WINDOW,
        (int) Math.min(config.maxBytes(), maxMemory / BODY),
        maxMemory / BODIES,
        config.maxRetryAfter(),
        config.maxRedirects());
  }
}
