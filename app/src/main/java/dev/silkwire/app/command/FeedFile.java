package dev.silkwire.app.command;

import static java.util.Objects.requireNonNull;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.feedlist.FeedListFile;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of feeds for a command, and prints which of its entries are invalid. */
final class FeedFile {
  private final PrintWriter err;

  FeedFile(PrintWriter err) {
    this.err = err;
  }

  /**
   * Returns the feeds of a file; prints invalid entries to the error stream.
   *
   * @throws OperatorException when the file does not exist or contains no feed
   */
  List<Feed> read(Path file) {
    if (!Files.isReadable(file)) {
      throw new OperatorException(
          ExitCode.USAGE, "cannot read the feeds in " + file + ": no such file");
    }
    FeedListFile list = list(file);
    list.problems().forEach(problem -> err.println("silkwire: " + file + ": " + problem));
    err.flush();
    return feeds(file, list);
  }

  /**
   * Returns the feeds of a file without invalid entries.
   *
   * @throws OperatorException when the file is unreadable, has invalid entries or contains no feed
   */
  List<Feed> readValid(Path file) {
    FeedListFile list = list(file);
    if (!list.problems().isEmpty()) {
      throw new OperatorException(ExitCode.USAGE, file + ": " + String.join("; ", list.problems()));
    }
    return feeds(file, list);
  }

  private static List<Feed> feeds(Path file, FeedListFile list) {
    if (list.feeds().isEmpty()) {
      throw new OperatorException(ExitCode.USAGE, file + " contains no feed");
    }
    return list.feeds();
  }

  private static FeedListFile list(Path file) {
    try {
      return FeedListFile.read(file);
    } catch (UncheckedIOException e) {
      throw new OperatorException(
          ExitCode.USAGE,
          "cannot read the feeds in %s: %s"
              .formatted(file, IoErrors.reason(requireNonNull(e.getCause()))),
          e);
    }
  }
}
