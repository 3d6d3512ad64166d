package dev.silkwire.app.verb;

import dev.silkwire.app.ExitCode;
import dev.silkwire.app.Trouble;
import dev.silkwire.enrich.country.RollUp;
import java.util.List;
import picocli.CommandLine.Option;

/** Which countries count under others, as the setting {@code enrich.rollUp} says it for a stage. */
public final class RollUpOptions {
  @Option(
      names = "--roll-up",
      split = ",",
      paramLabel = "CODE=CODE",
      description = "Count countries under others, such as HK=CN,MO=CN (default: none).")
  private List<String> rules = List.of();

  /**
   * The rules.
   *
   * @throws Trouble when one is none
   */
  RollUp rollUp() {
    try {
      return RollUp.of(rules);
    } catch (IllegalArgumentException e) {
      throw new Trouble(ExitCode.USAGE, "--roll-up: " + e.getMessage(), e);
    }
  }
}
