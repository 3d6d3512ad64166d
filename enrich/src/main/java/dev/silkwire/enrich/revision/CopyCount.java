package dev.silkwire.enrich.revision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A copy gained or lost, on its way to its original.
 *
 * @param change 1 or -1
 * @param at arrival of the copy
 */
public record CopyCount(int change, Instant at) {
  public CopyCount {
    requireNonNull(at);
  }
}
