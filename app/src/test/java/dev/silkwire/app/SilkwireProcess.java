package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.fault.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A command of the command line in a JVM of its own, on the class path of the test. Its output and
 * errors are appended to a file. Closing it kills the process.
 */
final class SilkwireProcess implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(240);

  private final Process process;
  private final Path log;

  private SilkwireProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a command, for instance {@code start(log, List.of("run", "--http", "0"))}. */
  static SilkwireProcess start(Path log, List<String> arguments) {
    return start(log, arguments, Map.of());
  }

  /** Starts a command with additional environment variables. */
  static SilkwireProcess start(Path log, List<String> arguments, Map<String, String> environment) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                System.getProperty("java.class.path"),
                Silkwire.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return new SilkwireProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the output contains the text; fails if the process ends first. */
  void awaitOutput(String text) {
    Awaitility.await(text)
        .atMost(TIMEOUT)
        .until(
            () -> {
              boolean alive = isAlive();
              return output().contains(text) || !alive;
            });
    assertThat(output()).contains(text);
  }

  /** Returns the output and errors so far, of all processes with this file. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGSTOP. */
  void pause() {
    send("STOP");
  }

  /** Sends SIGCONT. */
  void resume() {
    send("CONT");
  }

  private void send(String signal) {
    assertThat(Signals.send(signal, process.toHandle())).as(signal).isZero();
  }

  /** Sends SIGTERM and waits for the end of the process. */
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
        .as("the process ends after SIGTERM")
        .isTrue();
  }

  /** Waits for the end of the process and returns its exit code. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
        .as("the process ends")
        .isTrue();
    return process.exitValue();
  }

  /** Sends SIGKILL and waits for the end of the process. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
