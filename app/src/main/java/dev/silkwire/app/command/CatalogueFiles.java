package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.CatalogueFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads catalogue files for commands. Stateless. */
final class CatalogueFiles {
  private CatalogueFiles() {}

  /**
   * Returns the catalogue in a file.
   *
   * @throws OperatorException when the file is invalid, with all its errors
   */
  static Catalogue read(Path file) {
    return reading(file).catalogue();
  }

  /**
   * Returns the catalogue in a file, with the line numbers of its entries.
   *
   * @throws OperatorException when the file is invalid, with all its errors
   */
  static CatalogueFile.Valid reading(Path file) {
    try {
      CatalogueFile.Result result = CatalogueFile.read(file);
      if (result instanceof CatalogueFile.Valid valid) {
        return valid;
      }
      throw new OperatorException(
          ExitCode.PROBLEMS_FOUND, complaints(file, (CatalogueFile.Invalid) result));
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE, "cannot read " + file + ": " + IoErrors.reason(e), e);
    }
  }

  private static String complaints(Path file, CatalogueFile.Invalid bad) {
    return bad.problems().stream()
        .map(c -> file + ":" + c.line() + ": " + c.reason())
        .collect(Collectors.joining(System.lineSeparator() + "silkwire: "));
  }
}
