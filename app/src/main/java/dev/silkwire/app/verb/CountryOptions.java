package dev.silkwire.app.verb;

import dev.silkwire.app.ExitCode;
import dev.silkwire.app.Trouble;
import dev.silkwire.enrich.country.PlacesInForce;
import dev.silkwire.enrich.country.RollUp;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.tag.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How countries are found and counted, as the settings {@code enrich.places} and {@code
 * enrich.rollUp} say it for a stage.
 */
public final class CountryOptions {
  @Option(
      names = "--roll-up",
      split = ",",
      paramLabel = "CODE=CODE",
      description = "Count countries under others, such as HK=CN,MO=CN (default: none).")
  private List<String> rules = List.of();

  @Option(
      names = "--places",
      paramLabel = "FILE",
      description = "YAML file of words that name places, or seem to (default: none).")
  private @Nullable Path places;

  /**
   * A tagger for a catalogue that finds countries so. Both halves are made at the same time.
   *
   * @throws Trouble when a rule or the file is none
   */
  Tagger tagger(Supplier<Catalogue> catalogue) {
    try (PlacesInForce meanwhile = places()) {
      return Tagger.of(catalogue.get(), meanwhile);
    }
  }

  private PlacesInForce places() {
    try {
      return new PlacesInForce(places, rollUp());
    } catch (IllegalArgumentException e) {
      throw new Trouble(ExitCode.FOUND_WRONG, String.valueOf(e.getMessage()), e);
    }
  }

  private RollUp rollUp() {
    try {
      return RollUp.of(rules);
    } catch (IllegalArgumentException e) {
      throw new Trouble(ExitCode.USAGE, "--roll-up: " + e.getMessage(), e);
    }
  }
}
