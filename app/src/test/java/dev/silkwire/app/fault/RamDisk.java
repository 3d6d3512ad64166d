package dev.silkwire.app.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small disk in memory that a test can fill. Mounting one takes root. */
final class RamDisk implements AutoCloseable {
  private static final String SIZE = "768m";

  private final Path folder;

  private RamDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts a disk on the folder; empty where this user cannot. */
  static Optional<RamDisk> mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> command =
        List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
    try {
      return Signals.run(command) == 0 ? Optional.of(new RamDisk(folder)) : Optional.empty();
    } catch (UncheckedIOException noSuchCommand) {
      return Optional.empty();
    }
  }

  /** Writes a file until nothing fits any more. */
  void fill() {
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(filler())) {
      for (int size = block.length; size > 0; ) {
        size = write(out, block, size) ? size : size / 2;
      }
    } catch (IOException e) {
      // The last bytes may fail when the file is closed: it is as full as it can be.
    }
  }

  private static boolean write(OutputStream out, byte[] block, int size) {
    try {
      out.write(block, 0, size);
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void copyTo(Path copy) {
    Signals.run(List.of("cp", "-r", folder.toString(), copy.toString()));
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() {
    Signals.run(List.of("umount", "-l", folder.toString()));
  }
}
