package dev.silkwire.enrich.revision;

import static java.util.Objects.requireNonNull;

import dev.silkwire.enrich.format.StateSerde;
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

  /** How it travels. */
  public static StateSerde<CopyCount> serde() {
    return StateSerde.of(
        CopyCount.class,
        (count, to) -> to.number(count.change).moment(count.at),
        from -> new CopyCount(from.count(), from.moment()));
  }
}
