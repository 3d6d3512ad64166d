package dev.silkwire.app.verb;

import dev.silkwire.app.ExitCode;
import dev.silkwire.app.Trouble;
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
   * @throws Trouble when there is none, with all that is wrong with it
   */
  static Catalogue read(Path file) {
    return reading(file).catalogue();
  }

  /**
   * The catalogue in a file, with the lines of its entries.
   *
   * @throws Trouble when there is none, with all that is wrong with it
   */
  static CatalogueFile.Good reading(Path file) {
    try {
      CatalogueFile.Reading reading = CatalogueFile.read(file);
      if (reading instanceof CatalogueFile.Good good) {
        return good;
      }
      throw new Trouble(ExitCode.FOUND_WRONG, complaints(file, (CatalogueFile.Bad) reading));
    } catch (IOException e) {
      throw new Trouble(ExitCode.USAGE, "cannot read " + file + ": " + Unreadable.why(e), e);
    }
  }

  private static String complaints(Path file, CatalogueFile.Bad bad) {
    return bad.complaints().stream()
        .map(c -> file + ":" + c.line() + ": " + c.reason())
        .collect(Collectors.joining(System.lineSeparator() + "silkwire: "));
  }
}
