package dev.silkwire.sink.file;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.silkwire.contract.json.Json;
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
 * The folder of the files by day. Files are replaced atomically: written under a temporary name,
 * flushed to the disk and renamed. A file lock ensures that one process writes at a time. For one
 * thread.
 */
final class DayFolder implements Closeable {
  private static final String TEMPORARY_SUFFIX = ".tmp";

  private final Path folder;
  private final FileChannel lock;
  private boolean locked;

  private DayFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** The content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream file) throws IOException, SQLException;
  }

  /**
   * Opens the folder and creates it if necessary.
   *
   * @throws IOException when files cannot be written there
   */
  static DayFolder open(Path folder) throws IOException {
    for (DayTable table : DayTable.ALL) {
      Files.createDirectories(folder.resolve(table.kind()));
    }
    return new DayFolder(folder, FileChannel.open(folder.resolve(".lock"), CREATE, WRITE));
  }

  /**
   * Takes the lock, unless this process has it, and deletes temporary files of an earlier crash.
   * Returns whether this process has the lock.
   */
  boolean lock() throws IOException {
    if (!locked && tryLock()) {
      locked = true;
      deleteTemporaryFiles(folder);
      for (DayTable table : DayTable.ALL) {
        deleteTemporaryFiles(folder.resolve(table.kind()));
      }
    }
    return locked;
  }

  private boolean tryLock() throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void deleteTemporaryFiles(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + TEMPORARY_SUFFIX)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  /** Returns the state of the last export; empty before the first one. */
  Optional<WrittenDays> written() throws IOException {
    Path state = folder.resolve(".written.json");
    return Files.exists(state)
        ? Optional.of(Json.mapper().readValue(Files.readAllBytes(state), WrittenDays.class))
        : Optional.empty();
  }

  void save(WrittenDays written) throws IOException {
    byte[] json = Json.mapper().writeValueAsBytes(written);
    try {
      replace(folder.resolve(".written.json"), to -> to.write(json));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  boolean contains(String day) {
    return Files.exists(file(day));
  }

  void write(String day, Content content) throws IOException, SQLException {
    replace(file(day), content);
  }

  void delete(String day) throws IOException {
    Files.deleteIfExists(file(day));
  }

  private Path file(String day) {
    return folder.resolve(day + ".jsonl.gz");
  }

  private static void replace(Path file, Content content) throws IOException, SQLException {
    Path temporary = file.resolveSibling("." + file.getFileName() + TEMPORARY_SUFFIX);
    Files.deleteIfExists(temporary);
    try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
      content.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
    } catch (IOException | SQLException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
