package dev.silkwire.app.error;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that folders are writable, by writing a file. Stateless. */
public final class Folders {
  private static final int PROBE_BYTES = 64 << 10;

  /** A cause as the operating system reports it, with the remedy. */
  private record Remedy(String cause, String remedy) {}

  private static final List<Remedy> REMEDIES =
      List.of(
          new Remedy("No space left", "free some space"),
          new Remedy("quota exceeded", "free some space"),
          new Remedy("Too many open files", "raise the limit of open files (ulimit -n)"),
          new Remedy("permission denied", "give this user the right to write there"),
          new Remedy("Operation not permitted", "give this user the right to write there"),
          new Remedy("Read-only", "mount it so that it can be written to"),
          new Remedy("a file, not a folder", "move the file away"),
          new Remedy("Not a directory", "move away the file that is in its place"));

  private Folders() {}

  /**
   * Creates a folder if it is missing, and checks that files can be written to it.
   *
   * @param setting flag or key that names the folder
   * @throws OperatorException with folder, cause and remedy
   */
  public static void require(Path folder, String setting) {
    problem(folder, setting)
        .ifPresent(
            problem -> {
              throw new OperatorException(ExitCode.UNAVAILABLE, problem);
            });
  }

  /** Returns why files cannot be written to a folder, with the remedy; empty when they can. */
  public static Optional<String> problem(Path folder, String setting) {
    try {
      Files.createDirectories(folder);
      write(folder);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "cannot write to %s: %s; %s".formatted(folder, why(e), remedy(why(e), setting)));
    }
  }

  /**
   * Checks that a folder is missing or empty.
   *
   * @throws OperatorException with the folder and the remedy
   */
  public static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .findFirst()
          .ifPresent(
              file -> {
                throw new OperatorException(
                    ExitCode.USAGE,
                    "%s is not empty, it contains %s: name a new or empty folder"
                        .formatted(folder, file.getFileName()));
              });
    }
  }

  private static void write(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, ".probe", null);
    try {
      Files.write(probe, new byte[PROBE_BYTES]);
      try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** Returns the cause, without the path that Java's messages repeat. */
  public static String why(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "it is a file, not a folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : e.getMessage();
    return reason == null ? e.toString() : reason;
  }

  /** Returns the remedy for a cause. */
  public static String remedy(String why, String setting) {
    String other = "choose another folder with " + setting;
    return REMEDIES.stream()
        .filter(r -> why.contains(r.cause()))
        .findFirst()
        .map(r -> r.remedy() + ", or " + other)
        .orElse(other);
  }
}
