package dev.silkwire.ingest;

import dev.silkwire.ingest.fetch.AddressGuard;
import dev.silkwire.ingest.fetch.ExchangeListener;
import dev.silkwire.ingest.fetch.FetchLimits;
import dev.silkwire.ingest.fetch.Fetcher;
import dev.silkwire.ingest.fetch.HostQueue;
import dev.silkwire.ingest.markup.ParseLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The HTTP client of ingest with its threads, built from the settings. Thread-safe. */
public final class WebClient implements AutoCloseable {
  private static final Duration SLOW_WINDOW = Duration.ofSeconds(5);

  /** Fraction of the heap, as its divisor, that the bodies of all responses may take. */
  private static final int BODIES_HEAP_DIVISOR = 16;

  /** Fraction of the heap, as its divisor, that the body of one response may take. */
  private static final int BODY_HEAP_DIVISOR = 32;

  private final ThreadPoolExecutor responses;
  private final HostQueue queue;
  private final Fetcher fetcher;

  /**
   * Creates a client whose memory limits follow from the heap of this process.
   *
   * @throws IllegalArgumentException if an allowed range is not an address range
   */
  public WebClient(IngestConfig config, InstantSource clock) {
    this(config, Runtime.getRuntime().maxMemory(), ExchangeListener.NONE, clock);
  }

  /**
   * @param maxMemory maximum heap in bytes, from which the limits of bodies in memory follow
   * @param listener receives each HTTP exchange
   * @throws IllegalArgumentException if an allowed range is not an address range
   */
  public WebClient(
      IngestConfig config, long maxMemory, ExchangeListener listener, InstantSource clock) {
    responses = responseExecutor(ParseLimits.of(maxMemory).parallel());
    AddressGuard guard = new AddressGuard(config.allow());
    queue = new HostQueue(config.workers(), config.pause(), clock, responses);
    fetcher =
        new Fetcher(limits(config, maxMemory), guard, queue, config.userAgent(), listener, clock);
  }

  public Fetcher fetcher() {
    return fetcher;
  }

  /** Cancels the requests in progress. */
  @Override
  public void close() {
    queue.close();
    fetcher.close();
    responses.shutdownNow();
  }

  /**
   * Returns the threads that process responses. Their queue needs no bound: the fetcher limits the
   * bytes of the bodies in memory.
   */
  private static ThreadPoolExecutor responseExecutor(int parallel) {
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
        (int) Math.min(config.maxBytes(), maxMemory / BODY_HEAP_DIVISOR),
        maxMemory / BODIES_HEAP_DIVISOR,
        config.maxRetryAfter(),
        config.maxRedirects());
  }
}
