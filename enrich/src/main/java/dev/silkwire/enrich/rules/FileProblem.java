package dev.silkwire.enrich.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A problem in a file that an operator wrote.
 *
 * @param line line number, from 1
 * @param reason description of the problem
 */
public record FileProblem(int line, String reason) {
  /** Joins problems into one line. */
  public static String inOneLine(List<FileProblem> problems) {
    return problems.stream().map(FileProblem::toString).collect(Collectors.joining("; "));
  }

  @Override
  public String toString() {
    return "line " + line + ": " + reason;
  }
}
