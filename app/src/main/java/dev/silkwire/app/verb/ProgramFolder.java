package dev.silkwire.app.verb;

import java.nio.file.Path;

/** The folder that the program was started from, as the start script says. */
final class ProgramFolder {
  private ProgramFolder() {}

  static Path file(String name) {
    return Path.of(System.getProperty("silkwire.home", "."), name);
  }
}
