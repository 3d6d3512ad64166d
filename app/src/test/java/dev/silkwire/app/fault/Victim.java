package dev.silkwire.app.fault;

import java.time.Duration;

/** A server or stage that the harness starts, kills, pauses and stops as an operator could. */
interface Victim extends AutoCloseable {
  /** Starts it, its clock moved by so much against the machine's. */
  void start(Duration clockShift);

  /** Ends it with SIGKILL and waits until it has gone. */
  void kill();

  /** Ends it with SIGTERM and waits until it has gone. */
  void stop();

  /** Stops it with SIGSTOP. */
  void pause();

  /** Continues it with SIGCONT. */
  void resume();

  /** Prints the threads of a JVM to its log; does nothing for other programs. */
  void printThreads();

  /** Restarts the process after it has ended, as a supervisor does. */
  void revive();

  @Override
  void close();
}
