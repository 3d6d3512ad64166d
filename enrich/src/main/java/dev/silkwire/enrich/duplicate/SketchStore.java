package dev.silkwire.enrich.duplicate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Storage of the near-duplicate index for its originals: a map or a state store. */
public interface SketchStore {
  /** Returns the original with an id; null when there is none. */
  @Nullable StoredSketch get(String id);

  /** Stores an original, replacing the one with the same id. */
  void put(StoredSketch original);

  /** Removes an original. */
  void remove(String id);

  /** Passes all originals to a visitor, in any order. */
  void forEach(Consumer<StoredSketch> visitor);
}
