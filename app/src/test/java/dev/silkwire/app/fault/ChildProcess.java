package dev.silkwire.app.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM on the class path of the test, its output appended to a file. Safe for concurrent
 * use: every method is synchronised, so a supervisor never starts what a fault has just ended.
 */
final class ChildProcess implements Victim {
  private static final int STOP_SECONDS = 60;

  private final String name;
  private final Path log;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Incidents incidents;
  private Duration clockShift = Duration.ZERO;
  private @Nullable Process process;

  /**
   * @param log receives output and errors of every start
   * @param main the main class
   * @param arguments of the main class
   * @param environment variables to add
   */
  ChildProcess(
      String name,
      Path log,
      Class<?> main,
      List<String> arguments,
      Map<String, String> environment,
      Incidents incidents) {
    this.name = name;
    this.log = log;
    this.command = new ArrayList<>(java());
    this.command.add(main.getName());
    this.command.addAll(arguments);
    this.environment = environment;
    this.incidents = incidents;
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:TieredStopAtLevel=1",
        "-Djava.net.preferIPv4Stack=true",
        "-cp",
        System.getProperty("java.class.path"));
  }

  @Override
  public synchronized void start(Duration shift) {
    clockShift = shift;
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    builder.environment().putAll(variables());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> variables() {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(FakeClock.variables(clockShift));
    return all;
  }

  @Override
  public synchronized void kill() {
    end(Process::destroyForcibly);
  }

  @Override
  public synchronized void stop() {
    end(Process::destroy);
  }

  private void end(Consumer<Process> signal) {
    Process running = process;
    process = null;
    if (running == null) {
      return;
    }
    signal.accept(running);
    try {
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        incidents.add("%s DID NOT STOP within %d s: killed".formatted(name, STOP_SECONDS));
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      throw new IllegalStateException("interrupted while " + name + " stopped", e);
    }
  }

  @Override
  public synchronized void pause() {
    signal("STOP");
  }

  @Override
  public synchronized void resume() {
    signal("CONT");
  }

  @Override
  public synchronized void printThreads() {
    signal("QUIT");
  }

  private void signal(String signal) {
    if (process != null && process.isAlive()) {
      Signals.send(signal, process.toHandle());
    }
  }

  @Override
  public synchronized void revive() {
    if (process != null && !process.isAlive()) {
      incidents.add("%s ENDED BY ITSELF with code %d".formatted(name, process.exitValue()));
      start(clockShift);
    }
  }

  @Override
  public synchronized void close() {
    resume();
    kill();
  }
}
