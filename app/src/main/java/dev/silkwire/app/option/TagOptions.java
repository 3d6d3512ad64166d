package dev.silkwire.app.option;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the catalogue and the places. */
public final class TagOptions {
  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "YAML file of initiatives (default: the built-in catalogue).")
  private @Nullable String catalogue;

  @Option(
      names = "--places",
      paramLabel = "FILE",
      description = "YAML file of words that name places, or seem to (default: none).")
  private @Nullable String places;

  /** Returns the values by settings key. */
  public Map<String, @Nullable String> flags() {
    Map<String, @Nullable String> flags = new TreeMap<>();
    flags.put("enrich.catalogue", catalogue);
    flags.put("enrich.places", places);
    return flags;
  }
}
