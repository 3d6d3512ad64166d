package dev.silkwire.app.fault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Moves the clock of a child process with libfaketime, where it is installed. */
final class FakeClock {
  private static final Path LIBRARIES = Path.of("/usr/lib");

  private FakeClock() {}

  /**
   * Returns whether {@code -Dfaults.clock=true} is set and the library exists. Off by default, so
   * that no run depends on a preloaded library.
   */
  static boolean wanted() {
    return Boolean.getBoolean("faults.clock") && library().isPresent();
  }

  /** The library, where the Debian package {@code faketime} or its like is installed. */
  static Optional<Path> library() {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(LIBRARIES, "*-linux-gnu")) {
      for (Path folder : folders) {
        Path library = folder.resolve("faketime/libfaketimeMT.so.1");
        if (Files.exists(library)) {
          return Optional.of(library);
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The variables that move a child's wall clock; its monotonic clock stays. */
  static Map<String, String> variables(Duration shift) {
    return shift.isZero()
        ? Map.of()
        : Map.of(
            "LD_PRELOAD",
            library().orElseThrow().toString(),
            "FAKETIME",
            "%+d".formatted(shift.toSeconds()),
            "DONT_FAKE_MONOTONIC",
            "1");
  }
}
