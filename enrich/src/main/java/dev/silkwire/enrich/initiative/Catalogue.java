package dev.silkwire.enrich.initiative;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.Initiative;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of the initiatives that texts are searched for. Ids are unique.
 *
 * @param initiatives the entries, sorted by id
 */
public record Catalogue(List<Initiative> initiatives) {
  /** A catalogue without entries. */
  public static final Catalogue EMPTY = new Catalogue(List.of());

  private static final String BUILT_IN = "/catalogue/initiatives.yaml";

  public Catalogue {
    initiatives = initiatives.stream().sorted(Comparator.comparing(Initiative::id)).toList();
    for (int i = 1; i < initiatives.size(); i++) {
      if (initiatives.get(i).id().equals(initiatives.get(i - 1).id())) {
        throw new IllegalArgumentException(
            "duplicate id in the catalogue: " + initiatives.get(i).id());
      }
    }
  }

  /** Creates a catalogue of entries in any order. */
  public static Catalogue of(Collection<Initiative> entries) {
    return new Catalogue(List.copyOf(entries));
  }

  /** Loads the built-in catalogue. */
  public static Catalogue builtIn() {
    try (InputStream in = requireNonNull(Catalogue.class.getResourceAsStream(BUILT_IN))) {
      CatalogueFile.Result result = CatalogueFile.read(in);
      if (result instanceof CatalogueFile.Valid valid) {
        return valid.catalogue();
      }
      throw new IllegalStateException("the built-in catalogue is invalid: " + result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the entry with an id, or null. */
  public @Nullable Initiative entry(@Nullable String id) {
    for (Initiative initiative : initiatives) {
      if (initiative.id().equals(id)) {
        return initiative;
      }
    }
    return null;
  }
}
