package dev.silkwire.ingest.extract;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.resource.FileState;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A supplier of the site rules in the operator's current file. A call checks the file when the last
 * check is two seconds old, and reads it again when it has changed. An invalid file is logged once
 * and leaves the previous rules in force. Thread-safe: all state is guarded by this object.
 */
public final class CurrentSiteRules implements Supplier<SiteRules> {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentSiteRules.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final @Nullable String file;
  private final InstantSource clock;
  private @Nullable FileState state;
  private Instant nextCheck;
  private SiteRules rules;

  /**
   * Reads the file.
   *
   * @param file file of rules, null for none
   * @throws IllegalArgumentException if a line is not a rule; the message names file and line
   * @throws UncheckedIOException if the file cannot be read; the message names the file
   */
  public CurrentSiteRules(@Nullable String file, InstantSource clock) {
    this.file = file;
    this.clock = requireNonNull(clock);
    this.state = file == null ? null : FileState.of(Path.of(file)).orElse(null);
    this.rules = SiteRules.at(file);
    this.nextCheck = clock.instant().plus(INTERVAL);
  }

  @Override
  public synchronized SiteRules get() {
    Instant now = clock.instant();
    if (file != null && !now.isBefore(nextCheck)) {
      nextCheck = now.plus(INTERVAL);
      FileState before = state;
      FileState.of(Path.of(file))
          .filter(latest -> !latest.equals(before))
          .ifPresent(latest -> reload(file, latest));
    }
    return rules;
  }

  private void reload(String changed, FileState latest) {
    state = latest;
    try {
      rules = SiteRules.at(changed);
      LOG.info("Loaded the changed site rules {}", changed);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      LOG.warn("{}. Keeping the previous site rules. Correct the file", e.getMessage());
    }
  }
}
