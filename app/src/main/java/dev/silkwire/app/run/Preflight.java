package dev.silkwire.app.run;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.Folders;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.enrich.EnrichConfig;
import dev.silkwire.enrich.gazetteer.PlaceFile;
import dev.silkwire.enrich.initiative.CatalogueFile;
import dev.silkwire.enrich.rules.FileProblem;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.extract.SiteRules;
import dev.silkwire.sink.SinkConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks of the files, folders and ports in the settings, before anything is started, so that an
 * invalid file is reported within a second. Stateless.
 */
public final class Preflight {
  private static final String SQLITE = "jdbc:sqlite:";

  private Preflight() {}

  /**
   * Checks what the whole pipeline in one process needs.
   *
   * @throws OperatorException with the file, folder or port, the cause and the remedy
   */
  public static void all(Settings settings) {
    Folders.require(settings.data(), "--data");
    ingest(settings.ingest());
    enrich(settings.enrich());
    sink(settings.sink());
    if (settings.kafka().embedded()) {
      OpenFiles.ofThisProcess().require(OpenFiles.MIN_LIMIT_WITH_BROKER);
      Folders.require(settings.brokerFolder(), "--data");
    }
  }

  /** Checks the site rules. */
  public static void ingest(IngestConfig config) {
    try {
      SiteRules.at(config.siteRules());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new OperatorException(ExitCode.USAGE, "ingest.siteRules: " + e.getMessage(), e);
    }
  }

  /** Checks the catalogue, the place file and the state folder. */
  public static void enrich(EnrichConfig config) {
    Path catalogue = config.catalogue();
    if (catalogue != null) {
      check("catalogue", catalogue, () -> complaints(CatalogueFile.read(catalogue)));
    }
    Path places = config.places();
    if (places != null) {
      check("places", places, () -> complaints(PlaceFile.read(places)));
    }
    Folders.require(config.stateDir(), "enrich.stateDir");
  }

  private static List<FileProblem> complaints(CatalogueFile.Result reading) {
    return reading instanceof CatalogueFile.Invalid invalid ? invalid.problems() : List.of();
  }

  private static List<FileProblem> complaints(PlaceFile.Result reading) {
    return reading instanceof PlaceFile.Invalid invalid ? invalid.problems() : List.of();
  }

  /** Reads a file and returns its problems. */
  private interface FileCheck {
    List<FileProblem> problems() throws IOException;
  }

  private static void check(String setting, Path file, FileCheck check) {
    try {
      List<FileProblem> problems = check.problems();
      if (!problems.isEmpty()) {
        throw new OperatorException(
            ExitCode.USAGE,
            "%s %s cannot be used: %s".formatted(setting, file, FileProblem.inOneLine(problems)));
      }
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE,
          "%s %s cannot be read: %s".formatted(setting, file, IoErrors.reason(e)),
          e);
    }
  }

  /** Checks the folder of an SQLite database and the port of the page. */
  public static void sink(SinkConfig config) {
    databaseFolder(config).ifPresent(folder -> Folders.require(folder, "--database"));
    if (config.http() > 0) {
      requirePort(config.bind(), config.http(), "--http");
    }
  }

  /** Returns the folder of an SQLite database; empty for other databases. */
  static Optional<Path> databaseFolder(SinkConfig config) {
    String database = config.database();
    if (!database.startsWith(SQLITE) || database.startsWith(SQLITE + ":")) {
      return Optional.empty();
    }
    Path file = Path.of(database.substring(SQLITE.length()).replaceFirst("[?].*", ""));
    Path folder = file.toAbsolutePath().getParent();
    return Optional.of(folder == null ? file : folder);
  }

  /** Checks that the process can listen on a port. */
  static void requirePort(String bind, int port, String flag) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(bind, port));
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "cannot listen on %s:%d: %s; stop what listens there, or choose another port with %s"
              .formatted(bind, port, e.getMessage(), flag),
          e);
    }
  }
}
