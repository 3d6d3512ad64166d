package dev.silkwire.ingest.push;

import java.time.Duration;

/**
 * The limits of the HTTP server that receives WebSub deliveries.
 *
 * @param bodyBytes maximum size of a delivery
 * @param bodies maximum number of deliveries in memory
 * @param connections maximum number of open connections
 * @param idleTime after which an idle connection is closed
 * @param bodyTime within which the body of a delivery must arrive
 * @param requestTime within which a connection must complete a request
 */
public record PushLimits(
    int bodyBytes,
    int bodies,
    int connections,
    Duration idleTime,
    Duration bodyTime,
    Duration requestTime) {
  private static final int MAX_BODY_BYTES = 4 << 20;
  private static final int MAX_BODIES = 16;
  private static final int MAX_CONNECTIONS = 256;
  private static final Duration IDLE_TIME = Duration.ofSeconds(5);
  private static final Duration BODY_TIME = Duration.ofSeconds(20);
  private static final Duration REQUEST_TIME = Duration.ofSeconds(40);

  /**
   * Returns limits by which all deliveries together take at most a sixteenth of the heap.
   *
   * @param maxBytes limit of a feed document; the limit of a delivery is 4 MiB if that is smaller
   * @param heapBytes maximum heap of the process
   */
  public static PushLimits of(int maxBytes, long heapBytes) {
    int body = Math.min(maxBytes, MAX_BODY_BYTES);
    long bodies = Math.max(1, Math.min(MAX_BODIES, heapBytes / 16 / body));
    return new PushLimits(body, (int) bodies, MAX_CONNECTIONS, IDLE_TIME, BODY_TIME, REQUEST_TIME);
  }
}
