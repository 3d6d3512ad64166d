package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that exports files by day at a fixed interval until {@link #close()}. A problem is
 * logged as a warning once, and the next run tries again. Thread-safe: mutable state is confined to
 * the thread.
 */
public final class FileThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileThread.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

  private final Path path;
  private final DayFolder folder;
  private final DayFiles files;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "silkwire-sink-files"));

  /** Confined to the thread. */
  private boolean warned;

  private FileThread(Path path, DayFolder folder, Database database) {
    this.path = path;
    this.folder = folder;
    this.files = new DayFiles(database, folder);
  }

  /**
   * Starts the thread.
   *
   * @param every delay between the end of a run and the start of the next one
   * @throws UncheckedIOException when the folder cannot be written, with a message for a person
   */
  public static FileThread start(String folder, Duration every, Database database) {
    Path path = Path.of(folder);
    try {
      FileThread started = new FileThread(path, DayFolder.open(path), requireNonNull(database));
      ScheduledFuture<?> unused =
          started.thread.scheduleWithFixedDelay(
              started::run, 0, every.toMillis(), TimeUnit.MILLISECONDS);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "sink.files.folder: cannot write to %s (%s); make it writable, or name another folder"
              .formatted(path, e),
          e);
    }
  }

  private void run() {
    try {
      if (folder.lock()) {
        int days = files.write();
        LOG.debug("wrote {} days to {}", days, path);
        warned = false;
      } else {
        warn(
            "another process writes there; give each process its own folder, or set it for one"
                + " process only",
            null);
      }
    } catch (IOException | SQLException | RuntimeException e) {
      warn(String.valueOf(e.getMessage()), e);
    }
  }

  private void warn(String reason, @Nullable Exception failure) {
    if (!warned) {
      LOG.warn("cannot write files to sink.files.folder {}: {}. Retrying", path, reason);
    }
    LOG.debug("cannot write files to {}", path, failure);
    warned = true;
  }

  /** Stops the export and waits up to 20 s until the current day is finished. */
  @Override
  public void close() {
    files.stop();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("closing before the current day is finished");
      }
      folder.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("cannot close {}", path, e);
    }
  }
}
