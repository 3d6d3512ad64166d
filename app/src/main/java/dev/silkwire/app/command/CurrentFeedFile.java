package dev.silkwire.app.command;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.resource.FileState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's file of feeds. A background thread publishes its feeds again when the file has
 * changed, as a start does: feeds that left the file stay. An invalid file is logged once and
 * changes nothing. After the start only the background thread uses the state of the file.
 */
final class CurrentFeedFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentFeedFile.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Path file;
  private final FeedFile reader;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(CurrentFeedFile::daemon);
  private final List<Feed> atStart;
  private @Nullable FileState state;

  /**
   * Reads the file.
   *
   * @throws dev.silkwire.app.error.OperatorException when the file does not exist or has no feed
   */
  CurrentFeedFile(Path file, FeedFile reader) {
    this.file = file;
    this.reader = reader;
    this.state = FileState.of(file).orElse(null);
    this.atStart = reader.read(file);
  }

  /** Returns the feeds that the file contained at the start. */
  List<Feed> atStart() {
    return atStart;
  }

  /** Publishes the feeds after each change of the file, until this object is closed. */
  void watch(Consumer<List<Feed>> publish) {
    long millis = INTERVAL.toMillis();
    @SuppressWarnings("unused") // It ends with the executor.
    var scheduled =
        executor.scheduleWithFixedDelay(
            () -> publishIfChanged(publish), millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Publishes the feeds if the file has changed; a failed publication is tried at the next call.
   */
  void publishIfChanged(Consumer<List<Feed>> publish) {
    FileState latest = FileState.of(file).orElse(null);
    if (latest == null || latest.equals(state)) {
      return;
    }
    try {
      List<Feed> feeds = reader.readValid(file);
      publish(feeds, publish, latest);
    } catch (RuntimeException e) { // An exception would silently cancel the schedule.
      state = latest;
      LOG.warn("{}. Keeping the previous feeds. Correct the file.", e.getMessage());
    }
  }

  private void publish(List<Feed> feeds, Consumer<List<Feed>> publish, FileState latest) {
    try {
      publish.accept(feeds);
      state = latest;
      LOG.info("Loaded the changed feeds file {}", file);
    } catch (RuntimeException e) { // The next check tries again.
      LOG.warn("Cannot publish the feeds of the changed file {}: {}", file, e.getMessage());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "silkwire-feeds-file");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
