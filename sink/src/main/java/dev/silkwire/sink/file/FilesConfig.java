package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the export as files by day.
 *
 * @param folder folder of the files; null for no export
 * @param every delay between two runs of the export; 5 minutes by default
 */
public record FilesConfig(@Nullable String folder, Duration every) {
  private static final Duration MIN_DELAY = Duration.ofSeconds(1);

  /** All defaults. */
  @SuppressWarnings("NullAway") // the constructor replaces null by the default
  public static final FilesConfig DEFAULTS = new FilesConfig(null, null);

  public FilesConfig {
    every = requireNonNullElse(every, Duration.ofMinutes(5));
    if (every.compareTo(MIN_DELAY) < 0) {
      throw new IllegalArgumentException("files.every must be at least a second, not " + every);
    }
  }
}
