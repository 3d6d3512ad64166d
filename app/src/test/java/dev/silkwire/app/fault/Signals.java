package dev.silkwire.app.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sends signals to processes by their id. */
public final class Signals {
  private Signals() {}

  /**
   * Sends a signal, such as {@code STOP}, to a process and all its descendants.
   *
   * @return the exit code of the command that sends it
   */
  public static int send(String signal, ProcessHandle process) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    Stream.concat(Stream.of(process), process.descendants())
        .forEach(p -> command.add(Long.toString(p.pid())));
    return run(command);
  }

  /** Runs a command; returns its exit code. */
  static int run(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }
}
