package dev.silkwire.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a fetch may cost.
 *
 * @param connectTimeout until a connection stands
 * @param readTimeout of silence
 * @param callTimeout for one request and its answer
 * @param minBytesPerSecond an answer slower than this over a {@code slowWindow} is cut
 * @param slowWindow how long an answer may be slow
 * @param maxBytes after decompression
 * @param bodyMemory bytes of all bodies that are held at the same time, until they are read
 * @param maxRetryAfter a server that asks to wait longer is asked again after this
 * @param maxRedirects followed for one address
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
