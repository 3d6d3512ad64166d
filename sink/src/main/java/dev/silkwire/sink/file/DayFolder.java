package dev.silkwire.sink.file;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.silkwire.contract.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The folder of files by day. A file is there whole or not at all: it is written beside its place,
 * brought to the disk and then moved. One process at a time writes. For one thread.
 */
final class DayFolder implements Closeable {
  private static final String UNFINISHED = ".tmp";

  private final Path folder;
  private final FileChannel lock;
  private boolean ours;

  private DayFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Fills a file. */
  @FunctionalInterface
  interface Filling {
    /** Writes the content. */
    void fill(OutputStream to) throws IOException, SQLException;
  }

  /**
   * Makes the folder where it is not there.
   *
   * @throws IOException when files cannot be written there
   */
  static DayFolder open(Path folder) throws IOException {
    for (DayTable table : DayTable.ALL) {
      Files.createDirectories(folder.resolve(table.kind()));
    }
    return new DayFolder(folder, FileChannel.open(folder.resolve(".lock"), CREATE, WRITE));
  }

  /** Whether this process may write; if so, what a crash left half-written is removed. */
  boolean take() throws IOException {
    if (!ours && tryLock()) {
      ours = true;
      removeUnfinished(folder);
      for (DayTable table : DayTable.ALL) {
        removeUnfinished(folder.resolve(table.kind()));
      }
    }
    return ours;
  }

  private boolean tryLock() throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void removeUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ".*" + UNFINISHED)) {
      for (Path file : found) {
        Files.delete(file);
      }
    }
  }

  /** What it holds; empty before the first writing. */
  Optional<WrittenDays> written() throws IOException {
    Path state = folder.resolve(".written.json");
    return Files.exists(state)
        ? Optional.of(Json.mapper().readValue(Files.readAllBytes(state), WrittenDays.class))
        : Optional.empty();
  }

  void remember(WrittenDays written) throws IOException {
    byte[] json = Json.mapper().writeValueAsBytes(written);
    try {
      replace(folder.resolve(".written.json"), to -> to.write(json));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  boolean holds(String day) {
    return Files.exists(file(day));
  }

  /** Writes a day's file anew. */
  void write(String day, Filling filling) throws IOException, SQLException {
    replace(file(day), filling);
  }

  void delete(String day) throws IOException {
    Files.deleteIfExists(file(day));
  }

  private Path file(String day) {
    return folder.resolve(day + ".jsonl.gz");
  }

  private static void replace(Path file, Filling filling) throws IOException, SQLException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + UNFINISHED);
    Files.deleteIfExists(unfinished);
    try (FileChannel channel = FileChannel.open(unfinished, CREATE_NEW, WRITE)) {
      filling.fill(Channels.newOutputStream(channel));
      channel.force(true);
    } catch (IOException | SQLException | RuntimeException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
