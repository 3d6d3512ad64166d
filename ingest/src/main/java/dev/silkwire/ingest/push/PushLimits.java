package dev.silkwire.ingest.push;

import java.time.Duration;

/**
 * The limits of the port that hubs reach.
 *
 * @param bodyBytes of one delivery
 * @param bodies deliveries in memory at the same time
 * @param connections at the same time
 * @param idleTime of silence until a connection is closed
 * @param bodyTime until a delivery must have arrived
 * @param requestTime until a connection must have finished a request
 */
public record PushLimits(
    int bodyBytes,
    int bodies,
    int connections,
    Duration idleTime,
    Duration bodyTime,
    Duration requestTime) {
  private static final int LARGEST_BODY = 4 << 20;
  private static final int MOST_BODIES = 16;
  private static final int CONNECTIONS = 256;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration BODY = Duration.ofSeconds(20);
  private static final Duration REQUEST = Duration.ofSeconds(40);

  /**
   * Returns limits by which all deliveries together take at most a sixteenth of the heap.
   *
   * @param maxBytes of a feed's document; of a delivery it is 4 MiB at most
   * @param heapBytes that the process may use
   */
  public static PushLimits of(int maxBytes, long heapBytes) {
    int body = Math.min(maxBytes, LARGEST_BODY);
    long bodies = Math.max(1, Math.min(MOST_BODIES, heapBytes / 16 / body));
    return new PushLimits(body, (int) bodies, CONNECTIONS, IDLE, BODY, REQUEST);
  }
}
