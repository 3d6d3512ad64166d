package dev.silkwire.app.output;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Whether a topic has come to rest, or has been read up to now and never will. Not thread-safe. */
public final class IdleDetector {
  private static final int PATIENCE = 5;

  private final Instant begun;
  private Instant lastRecord;
  private @Nullable Instant caughtUp;
  private boolean sawNow;

  public IdleDetector(Instant begun) {
    this.begun = begun;
    this.lastRecord = begun;
  }

  /** Takes note of a record and hands it on. */
  public ConsumerRecord<byte[], byte[]> seen(ConsumerRecord<byte[], byte[]> record) {
    sawNow |= record.timestamp() >= begun.toEpochMilli();
    return record;
  }

  /** Takes note of a look at the topic that brought so many records. */
  public void polled(int records, Instant now) {
    lastRecord = records > 0 ? now : lastRecord;
    if (caughtUp == null && (records == 0 || sawNow)) {
      caughtUp = now;
    }
  }

  /** Whether to go, given after how many seconds without a record; null is never. */
  public boolean isOver(@Nullable Integer seconds, Instant now) {
    if (seconds == null) {
      return false;
    }
    Duration idle = Duration.ofSeconds(seconds);
    return !now.isBefore(lastRecord.plus(idle))
        || (caughtUp != null && now.isAfter(caughtUp.plus(idle.multipliedBy(PATIENCE))));
  }
}
