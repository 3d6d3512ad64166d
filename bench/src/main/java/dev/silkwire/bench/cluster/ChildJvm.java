package dev.silkwire.bench.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child JVM that can be stopped, killed and started again. Not thread-safe. */
final class ChildJvm implements AutoCloseable {
  private static final int STOP_SECONDS = 90;
  private static final Duration READY = Duration.ofMinutes(4);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final Path log;
  private final Map<String, String> environment;
  private final @Nullable String ready;
  private final List<String> command = new ArrayList<>();
  private @Nullable Process process;

  /**
   * @param ready URL that answers 200 when the process works; null if it has none
   * @param mainAndArguments the main class and its arguments
   */
  ChildJvm(
      String name,
      Path log,
      Map<String, String> environment,
      @Nullable String ready,
      List<String> mainAndArguments) {
    this.name = name;
    this.log = log;
    this.environment = environment;
    this.ready = ready;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(mainAndArguments);
  }

  void start() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end and returns its exit code. */
  int run() throws InterruptedException {
    start();
    return running().waitFor();
  }

  /** Ends it with SIGTERM. */
  void stop() throws InterruptedException {
    running().destroy();
    if (!running().waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("%s did not stop in %d s".formatted(name, STOP_SECONDS));
    }
  }

  /** Ends it with SIGKILL. */
  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /** Waits until it says that it works. */
  void awaitReady() throws InterruptedException {
    long start = System.nanoTime();
    while (ready != null && !isReady()) {
      if (System.nanoTime() - start > READY.toNanos() || !running().isAlive()) {
        throw new IllegalStateException("%s is not ready; see %s".formatted(name, log));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(String.valueOf(ready))).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return process;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
