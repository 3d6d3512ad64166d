package dev.silkwire.app;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.contract.error.SpellingSuggestion;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints usage errors: the error, the nearest valid word and a reference to --help. Stateless. */
final class UsageErrors {
  private UsageErrors() {}

  static int print(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("silkwire: " + e.getMessage() + suggestion(e, command.getCommandSpec()));
    err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE.number();
  }

  private static String suggestion(ParameterException e, CommandSpec spec) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    Set<String> known = new TreeSet<>(spec.subcommands().keySet());
    known.addAll(spec.optionsMap().keySet());
    return unmatched.getUnmatched().stream()
        .findFirst()
        .map(word -> SpellingSuggestion.question(word.split("=", 2)[0], known))
        .orElse("");
  }
}
