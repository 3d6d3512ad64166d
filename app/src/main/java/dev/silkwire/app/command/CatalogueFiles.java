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
  static CatalogueFile.Good reading(Path file) {
    try {
      CatalogueFile.Reading reading = CatalogueFile.read(file);
      if (reading instanceof CatalogueFile.Good good) {
        return good;
      }
      throw new OperatorException(
          ExitCode.FOUND_WRONG, complaints(file, (CatalogueFile.Bad) reading));
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE, "cannot read " + file + ": " + Unreadable.why(e), e);
    }
  }

  private static String complaints(Path file, CatalogueFile.Bad bad) {
    return bad.complaints().stream()
        .map(c -> file + ":" + c.line() + ": " + c.reason())
        .collect(Collectors.joining(System.lineSeparator() + "silkwire: "));
  }
}
