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
 * The options for countries, which correspond to the settings {@code enrich.places} and {@code
 * enrich.rollUp}.
 */
public final class CountryOptions {
  @Option(
      names = "--roll-up",
      split = ",",
      paramLabel = "CODE=CODE",
      description = "Count countries as others, such as HK=CN,MO=CN (default: none).")
  private List<String> rules = List.of();

  @Option(
      names = "--places",
      paramLabel = "FILE",
      description = "YAML file of words that name places, or seem to (default: none).")
  private @Nullable Path places;

  /**
   * Returns a tagger with these options. The catalogue is loaded while the country tagger loads in
   * a thread.
   *
   * @throws OperatorException when a rule or the file is invalid
   */
  public Tagger tagger(Supplier<Catalogue> catalogue) {
    try (CurrentCountryTagger loading = places()) {
      return Tagger.of(catalogue.get(), loading);
    }
  }

  private CurrentCountryTagger places() {
    try {
      return new CurrentCountryTagger(places, rollUp());
    } catch (IllegalArgumentException e) {
      throw new OperatorException(ExitCode.PROBLEMS_FOUND, String.valueOf(e.getMessage()), e);
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
