package dev.silkwire.enrich.duplicate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.enrich.sketch.MinHashSketch;
import java.time.Instant;

/**
 * An original as stored for the near-duplicate index.
 *
 * @param id of the article
 * @param order sequence number; originals that arrived earlier have smaller ones
 * @param arrivedAt when it was fetched
 * @param sketch of its newest revision
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record StoredSketch(String id, long order, Instant arrivedAt, MinHashSketch sketch) {
  public StoredSketch {
    requireNonNull(id);
    requireNonNull(arrivedAt);
    requireNonNull(sketch);
  }
}
