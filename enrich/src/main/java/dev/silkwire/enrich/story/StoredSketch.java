package dev.silkwire.enrich.story;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An original as the index remembers it.
 *
 * @param id of the article
 * @param order in which originals came; the smaller was first
 * @param arrivedAt when it was fetched
 * @param sketch of its newest revision
 */
public record StoredSketch(String id, long order, Instant arrivedAt, Sketch sketch) {
  public StoredSketch {
    requireNonNull(id);
    requireNonNull(arrivedAt);
    requireNonNull(sketch);
  }
}
