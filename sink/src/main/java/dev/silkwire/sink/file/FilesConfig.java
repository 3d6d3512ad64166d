package dev.silkwire.sink.file;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether results are written as files.
 *
 * @param folder where to; null for no files
 * @param every how long after a writing the days that changed meanwhile are written; 5 minutes by
 *     default
 */
public record FilesConfig(@Nullable String folder, Duration every) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Everything as it is when nobody says otherwise. */
  @SuppressWarnings("NullAway") // what is absent gets its default in the constructor
  public static final FilesConfig DEFAULTS = new FilesConfig(null, null);

  public FilesConfig {
    every = requireNonNullElse(every, Duration.ofMinutes(5));
    if (every.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("files.every must be at least a second, not " + every);
    }
  }
}
