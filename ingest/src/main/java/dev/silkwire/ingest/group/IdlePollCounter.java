package dev.silkwire.ingest.group;

/**
 * Counts consecutive polls without assigned partitions and reports once when they reach a limit.
 * Not thread-safe.
 */
final class IdlePollCounter {
  private final int limit;
  private int idlePolls;

  IdlePollCounter(int limit) {
    this.limit = limit;
  }

  /** Counts a poll; returns true if it is the idle poll in a row that reaches the limit. */
  boolean reachesLimit(boolean idle) {
    idlePolls = idle ? Math.min(idlePolls + 1, limit + 1) : 0;
    return idlePolls == limit;
  }
}
