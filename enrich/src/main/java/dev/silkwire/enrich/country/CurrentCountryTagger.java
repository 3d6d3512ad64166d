package dev.silkwire.enrich.country;

import dev.silkwire.contract.Unreadable;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.gazetteer.PlaceFile;
import dev.silkwire.enrich.gazetteer.PlaceWords;
import java.io.IOException;
import java.nio.file.Files;
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
 * The tagger of countries by an operator's place words as they stand now: made anew, off the hot
 * path, when their file has changed. A file that cannot be used is told of once and changes
 * nothing. Thread-safe.
 */
public final class CurrentCountryTagger implements Supplier<CountryTagger>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentCountryTagger.class);

  private final @Nullable Path file;
  private final RollUp rollUp;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(CurrentCountryTagger::daemon);
  private @Nullable Seen seen;
  private volatile CompletableFuture<CountryTagger> current;

  /** By what a changed file is known. */
  private record Seen(long modifiedMillis, long size) {}

  /**
   * Reads the file, and begins to make the tagger.
   *
   * @param file null for none: places stay as the program knows them
   * @throws IllegalArgumentException when it cannot be used, with all that is wrong with it
   */
  public CurrentCountryTagger(@Nullable Path file, RollUp rollUp) {
    this.file = file;
    this.rollUp = rollUp;
    this.seen = seen();
    PlaceWords words = file == null ? PlaceWords.NONE : words(file);
    this.current = CompletableFuture.supplyAsync(() -> tagger(words, rollUp), watch);
  }

  private static CountryTagger tagger(PlaceWords words, RollUp rollUp) {
    return new CountryTagger(Gazetteer.with(words), rollUp);
  }

  /** The one in force; the first may have to be waited for. */
  @Override
  public CountryTagger get() {
    return current.join();
  }

  /** Looks at the file from time to time, until closed. */
  public void watch(Duration every) {
    if (file == null) {
      return;
    }
    long millis = every.toMillis();
    @SuppressWarnings("unused") // It ends with the executor.
    var looking = watch.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Looks at the file, and reads it when it has changed. */
  void look() {
    Seen now = seen();
    if (file == null || now == null || now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      current = CompletableFuture.completedFuture(tagger(words(file), rollUp));
      LOG.info("places: {} has changed and is in force", file);
    } catch (RuntimeException e) { // Any other would end the watch without a word.
      LOG.warn("{}: the places in force stay; correct {}", e.getMessage(), file);
    }
  }

  private @Nullable Seen seen() {
    if (file == null) {
      return null;
    }
    try {
      return new Seen(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    } catch (IOException e) {
      return null; // being replaced, or gone: what was read stays
    }
  }

  private static PlaceWords words(Path file) {
    try {
      PlaceFile.Reading reading = PlaceFile.read(file);
      if (reading instanceof PlaceFile.Good good) {
        return good.words();
      }
      throw new IllegalArgumentException(
          "places " + file + " cannot be used: " + ((PlaceFile.Bad) reading).reasons());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "places " + file + " cannot be read: " + Unreadable.why(e), e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "silkwire-places");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
