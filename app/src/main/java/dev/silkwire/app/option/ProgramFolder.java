package dev.silkwire.app.option;

import java.nio.file.Path;

/** The folder of the program, which the start script passes as a system property. */
public final class ProgramFolder {
  private ProgramFolder() {}

  public static Path file(String name) {
    return Path.of(System.getProperty("silkwire.home", "."), name);
  }
}
