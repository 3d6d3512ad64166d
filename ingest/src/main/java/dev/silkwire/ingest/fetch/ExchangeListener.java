package dev.silkwire.ingest.fetch;

import java.time.Duration;

/** Receives each HTTP exchange of a {@link Fetcher} when it has ended. Must be thread-safe. */
@FunctionalInterface
public interface ExchangeListener {
  /** The status of an exchange without a response. */
  int NO_RESPONSE = 0;

  /** A listener that does nothing. */
  ExchangeListener NONE = (purpose, status, duration) -> {};

  /**
   * Receives an exchange.
   *
   * @param status of the response, or {@link #NO_RESPONSE}; a redirect is an exchange of its own
   * @param duration from connecting to the end of the body
   */
  void exchanged(FetchRequest.Purpose purpose, int status, Duration duration);
}
