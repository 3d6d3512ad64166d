package dev.silkwire.app.fault;

import java.time.Duration;

/** The target of a fault, with the duration of a pause that exceeds all its timeouts. */
enum Target {
  /** The whole pipeline in one process; the sink's session ends after 15 s. */
  ALL_IN_ONE(17),
  /** The broker's registration ends after 3 s. */
  BROKER(6),
  /** The harness sets the session to 6 s. */
  INGEST(9),
  /** The transaction ends after 10 s, and is aborted up to 10 s later; the session after 45 s. */
  ENRICH(22),
  /** The session ends after 15 s. */
  SINK(17),
  DATABASE(6);

  private final Duration pause;

  Target(int pauseSeconds) {
    this.pause = Duration.ofSeconds(pauseSeconds);
  }

  Duration pause() {
    return pause;
  }
}
