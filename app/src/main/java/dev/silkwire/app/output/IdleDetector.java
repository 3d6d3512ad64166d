package dev.silkwire.app.output;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Detects that no records arrive in a topic any more, or that all records up to the start were read
 * while new records keep arriving. Not thread-safe.
 */
public final class IdleDetector {
  /** How many times as long to wait while records keep arriving. */
  private static final int BUSY_FACTOR = 5;

  private final Instant start;
  private Instant lastRecord;
  private @Nullable Instant caughtUp;
  private boolean sawNewRecord;

  public IdleDetector(Instant start) {
    this.start = start;
    this.lastRecord = start;
  }

  /** Observes a record and returns it. */
  public ConsumerRecord<byte[], byte[]> observe(ConsumerRecord<byte[], byte[]> record) {
    sawNewRecord |= record.timestamp() >= start.toEpochMilli();
    return record;
  }

  /** Observes a poll that returned a number of records. */
  public void polled(int records, Instant now) {
    lastRecord = records > 0 ? now : lastRecord;
    if (caughtUp == null && (records == 0 || sawNewRecord)) {
      caughtUp = now;
    }
  }

  /** Returns whether to stop, given the idle time in seconds; null for never. */
  public boolean isIdle(@Nullable Integer seconds, Instant now) {
    if (seconds == null) {
      return false;
    }
    Duration idle = Duration.ofSeconds(seconds);
    return !now.isBefore(lastRecord.plus(idle))
        || (caughtUp != null && now.isAfter(caughtUp.plus(idle.multipliedBy(BUSY_FACTOR))));
  }
}
