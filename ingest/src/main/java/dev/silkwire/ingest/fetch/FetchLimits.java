package dev.silkwire.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The limits of a fetch.
 *
 * @param connectTimeout for a connection
 * @param readTimeout for the next bytes of a response
 * @param callTimeout for a request and its whole response
 * @param minBytesPerSecond minimum rate of a response over each {@code slowWindow}
 * @param slowWindow period over which the rate is measured
 * @param maxBytes of a body after decompression
 * @param bodyMemory bytes of all bodies in memory at the same time
 * @param maxRetryAfter upper limit of the wait that a server can ask for
 * @param maxRedirects followed for one request
 */
public record FetchLimits(
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int minBytesPerSecond,
    Duration slowWindow,
    int maxBytes,
    long bodyMemory,
    Duration maxRetryAfter,
    int maxRedirects) {
  public FetchLimits {
    requireNonNull(connectTimeout);
    requireNonNull(readTimeout);
    requireNonNull(callTimeout);
    requireNonNull(slowWindow);
    requireNonNull(maxRetryAfter);
  }
}
