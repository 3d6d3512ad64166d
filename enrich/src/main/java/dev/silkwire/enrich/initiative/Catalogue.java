package dev.silkwire.enrich.initiative;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Initiative;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The initiatives that texts are searched for, each id once, sorted by id.
 *
 * @param initiatives the entries
 */
public record Catalogue(List<Initiative> initiatives) {
  /** A catalogue without entries. */
  public static final Catalogue EMPTY = new Catalogue(List.of());

  private static final String BUILT_IN = "/catalogue/initiatives.yaml";

  public Catalogue {
    initiatives = initiatives.stream().sorted(Comparator.comparing(Initiative::id)).toList();
    for (int i = 1; i < initiatives.size(); i++) {
      if (initiatives.get(i).id().equals(initiatives.get(i - 1).id())) {
        throw new IllegalArgumentException("twice in the catalogue: " + initiatives.get(i).id());
      }
    }
  }

  /** A catalogue of these entries. */
  public static Catalogue of(Collection<Initiative> entries) {
    return new Catalogue(List.copyOf(entries));
  }

  /** The catalogue that comes with the program. */
  public static Catalogue builtIn() {
    try (InputStream in = requireNonNull(Catalogue.class.getResourceAsStream(BUILT_IN))) {
      CatalogueFile.Reading reading = CatalogueFile.read(in);
      if (reading instanceof CatalogueFile.Good good) {
        return good.catalogue();
      }
      throw new IllegalStateException("the built-in catalogue is broken: " + reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry of that id, or null. */
  public @Nullable Initiative entry(@Nullable String id) {
    for (Initiative initiative : initiatives) {
      if (initiative.id().equals(id)) {
        return initiative;
      }
    }
    return null;
  }
}
