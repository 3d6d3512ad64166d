package dev.silkwire.enrich;

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
 * Replaces a stream thread that died, a few times in a while: what passes, such as a broker that
 * restarts, is survived; what would kill every thread anew stops the stage, where people see it.
 * Thread-safe.
 */
final class RestartLimit implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RestartLimit.class);
  private static final int MOST = 5;
  private static final Duration WHILE = Duration.ofMinutes(10);

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
    lastCause = rootCause(exception).toString();
    while (!restarts.isEmpty() && restarts.getFirst().plus(WHILE).isBefore(now)) {
      restarts.removeFirst();
    }
    if (restarts.size() >= MOST) {
      LOG.warn("enrich stops: its thread died {} times in {}", MOST + 1, WHILE, exception);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    restarts.addLast(now);
    LOG.warn("an enrich thread died and is replaced: {}", rootCause(exception).toString());
    LOG.debug("an enrich thread died", exception);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** The time at which the last thread died; null when none did. */
  synchronized @Nullable Instant lastDeath() {
    return lastDeath;
  }

  /** The cause of the last death; empty when there was none. */
  synchronized String lastCause() {
    return lastCause;
  }

  private static Throwable rootCause(Throwable exception) {
    Throwable cause = exception;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
