package dev.silkwire.enrich;

import dev.silkwire.contract.error.KafkaErrors;
import dev.silkwire.enrich.format.StateVersionException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, up to five times in ten minutes. Temporary problems, such as
 * a restart of a broker, pass in that time; a permanent one stops the stage, where operators see
 * it. State of an older format stops the stage at once, and so does a failure of the thread that
 * reads the catalogue, which Kafka Streams cannot replace.
 *
 * <p>Thread-safe: its methods are synchronized.
 */
final class RestartLimit implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RestartLimit.class);
  private static final String GLOBAL_THREAD = "-GlobalStreamThread";
  private static final int MAX_RESTARTS = 5;
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Deque<Instant> restarts = new ArrayDeque<>();
  private @Nullable Instant lastDeath;
  private String lastCause = "";

  RestartLimit(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
    Instant now = clock.instant();
    lastDeath = now;
    Throwable cause = KafkaErrors.rootCause(exception);
    lastCause = KafkaErrors.isCorruptRecord(cause) ? KafkaErrors.reason(cause) : cause.toString();
    if (cause instanceof StateVersionException) {
      LOG.error("Enrich stops: {}", cause.getMessage());
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (Thread.currentThread().getName().endsWith(GLOBAL_THREAD)) {
      LOG.error("Enrich stops: it cannot read the catalogue: {}", lastCause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    while (!restarts.isEmpty() && restarts.getFirst().plus(PERIOD).isBefore(now)) {
      restarts.removeFirst();
    }
    if (restarts.size() >= MAX_RESTARTS) {
      LOG.warn(
          "Enrich stops: its threads died {} times in {}, the last one because of {}",
          MAX_RESTARTS + 1,
          PERIOD,
          lastCause,
          exception);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    restarts.addLast(now);
    LOG.warn("An enrich thread died and is replaced: {}", lastCause);
    LOG.debug("An enrich thread died", exception);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Returns the time at which the last thread died; null when none did. */
  synchronized @Nullable Instant lastDeath() {
    return lastDeath;
  }

  /** Returns the cause of the last death; empty when there was none. */
  synchronized String lastCause() {
    return lastCause;
  }
}
