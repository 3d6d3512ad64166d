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
 * A thread that writes files by day again and again until {@link #close()}, beside the loops that
 * fill the database. Trouble is told once and tried again. Thread-safe.
 */
public final class FileThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileThread.class);
  private static final Duration LAST_DAY = Duration.ofSeconds(20);

  private final Path path;
  private final DayFolder folder;
  private final DayFiles files;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(turn -> new Thread(turn, "silkwire-sink-files"));

  /** In the thread only. */
  private boolean troubled;

  private FileThread(Path path, DayFolder folder, Database database) {
    this.path = path;
    this.folder = folder;
    this.files = new DayFiles(database, folder);
  }

  /**
   * Starts it.
   *
   * @param every how long after a writing the next begins
   * @throws UncheckedIOException when nothing can be written there, with a message for a person
   */
  public static FileThread start(String folder, Duration every, Database database) {
    Path path = Path.of(folder);
    try {
      FileThread started = new FileThread(path, DayFolder.open(path), requireNonNull(database));
      ScheduledFuture<?> unused =
          started.thread.scheduleWithFixedDelay(
              started::turn, 0, every.toMillis(), TimeUnit.MILLISECONDS);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "sink.files.folder: cannot write to %s (%s); make it writable or name another"
              .formatted(path, e),
          e);
    }
  }

  private void turn() {
    try {
      if (folder.take()) {
        int days = files.write();
        LOG.debug("{} days written to {}", days, path);
        troubled = false;
      } else {
        trouble("another process writes there; give each its own, or set it for one only", null);
      }
    } catch (IOException | SQLException | RuntimeException e) {
      trouble(String.valueOf(e.getMessage()), e);
    }
  }

  private void trouble(String reason, @Nullable Exception failure) {
    if (!troubled) {
      LOG.warn("no files in sink.files.folder {} for now: {}. Trying again", path, reason);
    }
    LOG.debug("no files in {}", path, failure);
    troubled = true;
  }

  /** Lets it finish the day it is at. */
  @Override
  public void close() {
    files.stop();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_DAY.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("a day is not finished");
      }
      folder.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("cannot close {}", path, e);
    }
  }
}
