package dev.silkwire.app.option;

import java.nio.file.Path;

/** The folder that the program was started from, as the start script says. */
public final class ProgramFolder {
  private ProgramFolder() {}

  public static Path file(String name) {
    return Path.of(System.getProperty("silkwire.home", "."), name);
  }
}
