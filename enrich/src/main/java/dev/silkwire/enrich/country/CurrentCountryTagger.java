package dev.silkwire.enrich.country;

import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.resource.FileState;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.gazetteer.PlaceFile;
import dev.silkwire.enrich.gazetteer.PlaceWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A supplier of the country tagger for the operator's current file of place words. A background
 * thread rebuilds the tagger when the file has changed. An invalid file is logged once and leaves
 * the previous tagger in use. Thread-safe: the tagger is a volatile immutable value that only the
 * background thread replaces.
 */
public final class CurrentCountryTagger implements Supplier<CountryTagger>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentCountryTagger.class);

  private final @Nullable Path file;
  private final RollUp rollUp;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(CurrentCountryTagger::daemon);
  private @Nullable FileState fileState;
  private volatile CompletableFuture<CountryTagger> current;

  /**
   * Reads the file and starts to build the tagger in the background.
   *
   * @param file the operator's place words; null for the built-in gazetteer only
   * @throws IllegalArgumentException if the file is invalid, with all its problems
   */
  public CurrentCountryTagger(@Nullable Path file, RollUp rollUp) {
    this.file = file;
    this.rollUp = rollUp;
    this.fileState = fileState();
    PlaceWords words = file == null ? PlaceWords.NONE : words(file);
    this.current = CompletableFuture.supplyAsync(() -> tagger(words, rollUp), executor);
  }

  private static CountryTagger tagger(PlaceWords words, RollUp rollUp) {
    return new CountryTagger(Gazetteer.with(words), rollUp);
  }

  /** Returns the current tagger; waits until the first one is built. */
  @Override
  public CountryTagger get() {
    return current.join();
  }

  /** Checks the file for changes at an interval, until this object is closed. */
  public void watch(Duration every) {
    if (file == null) {
      return;
    }
    long millis = every.toMillis();
    @SuppressWarnings("unused") // It ends with the executor.
    var scheduled =
        executor.scheduleWithFixedDelay(
            this::reloadIfChanged, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Reads the file again if it has changed. */
  void reloadIfChanged() {
    FileState latest = fileState();
    if (file == null || latest == null || latest.equals(fileState)) {
      return;
    }
    fileState = latest;
    try {
      current = CompletableFuture.completedFuture(tagger(words(file), rollUp));
      LOG.info("Loaded the changed places file {}", file);
    } catch (RuntimeException e) { // An exception would silently cancel the schedule.
      LOG.warn("{}. Keeping the previous places. Correct the file {}.", e.getMessage(), file);
    }
  }

  private @Nullable FileState fileState() {
    return file == null ? null : FileState.of(file).orElse(null);
  }

  private static PlaceWords words(Path file) {
    try {
      PlaceFile.Result result = PlaceFile.read(file);
      if (result instanceof PlaceFile.Valid valid) {
        return valid.words();
      }
      throw new IllegalArgumentException(
          "places " + file + " cannot be used: " + ((PlaceFile.Invalid) result).reasons());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "places " + file + " cannot be read: " + IoErrors.reason(e), e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "silkwire-places");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
