package dev.silkwire.app.option;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.enrich.country.CurrentCountryTagger;
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
   * @throws OperatorException when a rule or the file is none
   */
  public Tagger tagger(Supplier<Catalogue> catalogue) {
    try (CurrentCountryTagger meanwhile = places()) {
      return Tagger.of(catalogue.get(), meanwhile);
    }
  }

  private CurrentCountryTagger places() {
    try {
      return new CurrentCountryTagger(places, rollUp());
    } catch (IllegalArgumentException e) {
      throw new OperatorException(ExitCode.FOUND_WRONG, String.valueOf(e.getMessage()), e);
    }
  }

  private RollUp rollUp() {
    try {
      return RollUp.of(rules);
    } catch (IllegalArgumentException e) {
      throw new OperatorException(ExitCode.USAGE, "--roll-up: " + e.getMessage(), e);
    }
  }
}
