package dev.silkwire.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.resource.FileState;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Levels of loggers from a file, which is read again when it changes. Each line is a logger and a
 * level. For one thread.
 *
 * <pre>
 * dev.silkwire.ingest = DEBUG
 * org.apache.kafka.clients = INFO
 * </pre>
 */
public final class LogLevels {
  private static final Logger LOG = LoggerFactory.getLogger(LogLevels.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Path file;
  private final LoggerContext context;
  private final Set<String> changed = new HashSet<>();
  private Optional<FileState> before = Optional.empty();

  LogLevels(Path file, LoggerContext context) {
    this.file = file;
    this.context = context;
  }

  /** Starts a daemon thread that reads the file now, and whenever it has changed. */
  public static void watch(Path file) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      LogLevels levels = new LogLevels(file, context);
      var thread =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread daemon = new Thread(work, "log-levels");
                daemon.setDaemon(true);
                return daemon;
              });
      @SuppressWarnings("unused") // it runs until the process ends
      var checks =
          thread.scheduleWithFixedDelay(
              levels::check, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Applies the file if it has changed. Without the file no logger has another level. */
  void check() {
    Optional<FileState> now = FileState.of(file);
    if (!now.equals(before)) {
      before = now;
      apply(now.isPresent() ? read() : new Properties());
    }
  }

  private Properties read() {
    Properties levels = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      levels.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      String reason = e instanceof IOException io ? IoErrors.reason(io) : e.getMessage();
      LOG.warn("cannot read the log levels in {}: {}", file, reason);
    }
    return levels;
  }

  private void apply(Properties levels) {
    Set<String> restored = new HashSet<>(changed);
    restored.removeAll(levels.stringPropertyNames());
    restored.forEach(name -> context.getLogger(name).setLevel(null));
    changed.removeAll(restored);
    levels.stringPropertyNames().forEach(name -> set(name, levels.getProperty(name).strip()));
  }

  private void set(String logger, String name) {
    Level level = Level.toLevel(name, null);
    if (level == null) {
      LOG.warn("{}: '{}' is not a level; use ERROR, WARN, INFO, DEBUG or TRACE", file, name);
      return;
    }
    context.getLogger(logger).setLevel(level);
    changed.add(logger);
    LOG.info("The level of {} is {}", logger, level);
  }
}
