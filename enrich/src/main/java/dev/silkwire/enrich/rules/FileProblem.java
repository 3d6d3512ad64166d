package dev.silkwire.enrich.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something wrong with a file that a person wrote.
 *
 * @param line it stands on, counted from 1
 * @param reason for a person
 */
public record FileProblem(int line, String reason) {
  /** Several of them in one line. */
  public static String inOneLine(List<FileProblem> complaints) {
    return complaints.stream().map(FileProblem::toString).collect(Collectors.joining("; "));
  }

  @Override
  public String toString() {
    return "line " + line + ": " + reason;
  }
}
