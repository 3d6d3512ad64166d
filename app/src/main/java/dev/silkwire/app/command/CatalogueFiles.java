package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.Unreadable;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.CatalogueFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Catalogues that people hand in. */
final class CatalogueFiles {
  private CatalogueFiles() {}

  /**
   * The catalogue in a file.
   *
   * @throws OperatorException when there is none, with all that is wrong with it
   */
  static Catalogue read(Path file) {
    return reading(file).catalogue();
  }

  /**
   * The catalogue in a file, with the lines of its entries.
   *
   * @throws OperatorException when there is none, with all that is wrong with it
   */
  static CatalogueFile.Valid reading(Path file) {
    try {
      CatalogueFile.Result reading = CatalogueFile.read(file);
      if (reading instanceof CatalogueFile.Valid good) {
        return good;
      }
      throw new OperatorException(
          ExitCode.FOUND_WRONG, complaints(file, (CatalogueFile.Invalid) reading));
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE, "cannot read " + file + ": " + Unreadable.why(e), e);
    }
  }

  private static String complaints(Path file, CatalogueFile.Invalid bad) {
    return bad.problems().stream()
        .map(c -> file + ":" + c.line() + ": " + c.reason())
        .collect(Collectors.joining(System.lineSeparator() + "silkwire: "));
  }
}
