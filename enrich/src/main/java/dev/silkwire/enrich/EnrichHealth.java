package dev.silkwire.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Decides whether the stage is ready and live. A stream thread is stuck when it neither polls Kafka
 * nor finishes a record; the stage is stuck when records wait and it finishes none.
 *
 * <p>Safe for concurrent use: state is confined to volatile and concurrent fields, and no method
 * waits for a stream thread.
 */
final class EnrichHealth {
  private final Duration notReadyAfter;
  private final Duration notLiveAfter;
  private final InstantSource clock;
  private final Supplier<Threads> threads;
  private final ThreadProgress progress;
  private final RestartLimit restarts;
  private volatile Phase phase;

  /** A state of Kafka Streams and when it began. */
  private record Phase(State state, Instant since) {}

  /**
   * Metrics of the stream threads' consumers.
   *
   * @param polls the time since the last poll, by thread name
   * @param waiting number of records that have not been read yet
   */
  record Threads(Map<String, Duration> polls, long waiting) {}

  EnrichHealth(
      EnrichConfig config,
      InstantSource clock,
      Supplier<Threads> threads,
      ThreadProgress progress,
      RestartLimit restarts) {
    this.notReadyAfter = config.notReadyAfter();
    this.notLiveAfter = config.notLiveAfter();
    this.clock = clock;
    this.threads = threads;
    this.progress = progress;
    this.restarts = restarts;
    this.phase = new Phase(State.CREATED, clock.instant());
  }

  /** Records a change of the state of Kafka Streams. */
  void changed(State state) {
    phase = new Phase(state, clock.instant());
  }

  /** Returns whether the stage runs or starts. */
  boolean live() {
    return isAlive(phase.state()) && stall(notLiveAfter).isEmpty();
  }

  private static boolean isAlive(State state) {
    return switch (state) {
      case CREATED, REBALANCING, RUNNING -> true;
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
    };
  }

  /** Returns the reason why the stage is not ready; empty when it is. */
  Optional<String> problem() {
    Phase now = phase;
    if (!isAlive(now.state())) {
      return Optional.of("enrich has stopped (" + now.state() + ")" + lastDeath());
    }
    if (now.state() != State.RUNNING && isOver(now.since(), notReadyAfter)) {
      return Optional.of(
          "enrich has been %s for %d s%s"
              .formatted(now.state(), age(now.since()).toSeconds(), lastDeath()));
    }
    Instant died = restarts.lastDeath();
    if (died != null && !isOver(died, notReadyAfter)) {
      return Optional.of("a thread of enrich was replaced" + lastDeath());
    }
    return stall(notReadyAfter);
  }

  private String lastDeath() {
    Instant died = restarts.lastDeath();
    return died == null
        ? ""
        : "; a thread died %d s ago: %s".formatted(age(died).toSeconds(), restarts.lastCause());
  }

  /** Returns the explanation when a thread, or the whole stage, has done nothing for a time. */
  private Optional<String> stall(Duration limit) {
    Threads seen = threads.get();
    Optional<String> stuck =
        seen.polls().entrySet().stream()
            .filter(thread -> isStuck(thread.getKey(), thread.getValue(), limit))
            .map(thread -> stuck(thread.getKey(), thread.getValue()))
            .findFirst();
    return stuck.isPresent() ? stuck : idle(seen, limit);
  }

  private boolean isStuck(String thread, Duration sincePoll, Duration limit) {
    return sincePoll.compareTo(limit) >= 0 && isOver(lastEvent(thread), limit);
  }

  private String stuck(String thread, Duration sincePoll) {
    return "%s has neither polled Kafka for %d s nor finished a record for %d s%s"
        .formatted(
            thread,
            sincePoll.toSeconds(),
            age(lastEvent(thread)).toSeconds(),
            progress.of(thread).map(EnrichHealth::inWork).orElse(""));
  }

  private Optional<String> idle(Threads seen, Duration limit) {
    Instant last =
        seen.polls().keySet().stream()
            .map(this::lastEvent)
            .max(Comparator.naturalOrder())
            .orElse(clock.instant());
    return seen.waiting() > 0 && phase.state() == State.RUNNING && isOver(last, limit)
        ? Optional.of(
            "%d records wait and enrich has finished none for %d s"
                .formatted(seen.waiting(), age(last).toSeconds()))
        : Optional.empty();
  }

  /** Returns when a thread last started or finished a record, or when the state began if later. */
  private Instant lastEvent(String thread) {
    Instant began = phase.since();
    return progress
        .of(thread)
        .map(ThreadProgress.Work::since)
        .filter(since -> since.isAfter(began))
        .orElse(began);
  }

  private static String inWork(ThreadProgress.Work work) {
    RecordMetadata record = work.record();
    return record == null
        ? ""
        : ": it works on %s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private boolean isOver(Instant since, Duration limit) {
    return age(since).compareTo(limit) >= 0;
  }

  private Duration age(Instant since) {
    return Duration.between(since, clock.instant());
  }
}
