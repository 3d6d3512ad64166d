package dev.silkwire.sink.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of an SQLite database, with its identity when it was opened. A process can write into a
 * deleted file without an error, and the data is lost. Only a check of the path detects that.
 *
 * @param path the file
 * @param key the file system's key of the file (on Linux device and inode); null where the file
 *     system has none
 */
record SqliteFile(Path path, @Nullable Object key) {

  /** Returns the file of an address; it must exist. */
  static SqliteFile of(DatabaseAddress address) {
    Path path = path(address);
    try {
      return new SqliteFile(path, keyOf(path));
    } catch (IOException e) {
      return new SqliteFile(path, null);
    }
  }

  static Path path(DatabaseAddress address) {
    String file = address.toString().substring(DatabaseAddress.SQLITE.length());
    return Path.of(file.replaceFirst("^file:", "")).toAbsolutePath();
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /**
   * Checks that the path still refers to the file that was opened.
   *
   * @throws DatabaseUnusable when it was deleted or replaced
   */
  void check() {
    try {
      if (!Objects.equals(keyOf(path), key) && key != null) {
        throw new DatabaseUnusable(
            "the database file %s was replaced by another while the sink used it. Start the sink again: it continues with the new file"
                .formatted(path));
      }
    } catch (NoSuchFileException e) {
      throw new DatabaseUnusable(
          "the database file %s was deleted while the sink used it. Start the sink again: it creates a new file and fills it from Kafka"
              .formatted(path),
          e);
    } catch (IOException e) {
      // The file system fails for now; the next write reports it.
      return;
    }
  }

  /** Returns the exception for a corrupt file. */
  DatabaseUnusable corrupt(Exception cause) {
    return new DatabaseUnusable(
        "the database file %s is corrupt (%s). Move it away and start the sink again: it creates a new file and fills it from Kafka"
            .formatted(path, SqlFault.reason(cause)),
        cause);
  }
}
