package dev.silkwire.enrich.duplicate;

import static java.util.Objects.requireNonNull;

import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
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
public record StoredSketch(String id, long order, Instant arrivedAt, MinHashSketch sketch) {
  public StoredSketch {
    requireNonNull(id);
    requireNonNull(arrivedAt);
    requireNonNull(sketch);
  }

  /** How it stands in the store. */
  public static StateSerde<StoredSketch> serde() {
    return StateSerde.of(StoredSketch::write, StoredSketch::read);
  }

  private static void write(StoredSketch original, FieldWriter to) {
    to.name(original.id)
        .number(original.order)
        .moment(original.arrivedAt)
        .block(original.sketch.toBytes());
  }

  private static StoredSketch read(FieldReader from) {
    return new StoredSketch(
        from.name(), from.number(), from.moment(), MinHashSketch.fromBytes(from.block()));
  }
}
