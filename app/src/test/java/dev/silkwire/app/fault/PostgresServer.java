package dev.silkwire.app.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that keeps its data and its port over restarts. */
final class PostgresServer implements Victim {
  private static final int TRIES = 30;

  private final Path data;
  private final int port;
  private @Nullable EmbeddedPostgres server;

  PostgresServer(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** Starts it; tries again while the last processes of a killed server still end. */
  @Override
  public synchronized void start(Duration clockShift) {
    for (int i = 1; server == null; i++) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
      } catch (IOException | IllegalStateException e) {
        retryLater(i, e);
      }
    }
  }

  private static void retryLater(int tries, Exception e) {
    if (tries >= TRIES) {
      throw new IllegalStateException("PostgreSQL does not start", e);
    }
    Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
  }

  @Override
  public void printThreads() {
    // It is no JVM.
  }

  @Override
  public synchronized void kill() {
    process()
        .ifPresent(
            postmaster -> {
              Signals.send("KILL", postmaster);
              postmaster.onExit().join();
            });
    stop();
  }

  @Override
  public synchronized void stop() {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      server = null;
    }
  }

  @Override
  public synchronized void pause() {
    process().ifPresent(p -> Signals.send("STOP", p));
  }

  @Override
  public synchronized void resume() {
    process().ifPresent(p -> Signals.send("CONT", p));
  }

  /** The first line of PostgreSQL's own file is the id of the process. */
  private Optional<ProcessHandle> process() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void revive() {
    // The server does not stop on its own.
  }

  @Override
  public void close() {
    resume();
    stop();
  }
}
