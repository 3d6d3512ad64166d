package dev.silkwire.contract.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a file by which a change is detected: two equal states mean the same content.
 *
 * <pre>{@code
 * boolean changed = FileState.of(file).filter(now -> !now.equals(before)).isPresent();
 * }</pre>
 *
 * @param modifiedMillis time of the last modification
 * @param size size in bytes
 * @param key the file system's key of the file (on Linux device and inode), which changes when the
 *     file is replaced; null where the file system has none
 */
public record FileState(long modifiedMillis, long size, @Nullable Object key) {

  /** Returns the state of a file; empty while it is missing, as when it is being replaced. */
  public static Optional<FileState> of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new FileState(
              attributes.lastModifiedTime().toMillis(), attributes.size(), attributes.fileKey()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
