package dev.silkwire.enrich.duplicate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the index keeps its originals: in memory, or in a store of the topology. */
public interface SketchStore {
  /** The original of that id, or null. */
  @Nullable StoredSketch get(String id);

  /** Keeps an original, in place of what it was. */
  void put(StoredSketch original);

  /** Forgets an original. */
  void remove(String id);

  /** Shows all originals, in any order. */
  void forEach(Consumer<StoredSketch> visitor);
}
