package dev.silkwire.sink.database;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a database, with retries while it does not answer. Stateless. */
public final class DatabaseStart {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);
  private static final Duration MAX_DELAY = Duration.ofSeconds(15);

  /**
   * SQLSTATE classes of errors that pass: connection exception, insufficient resources, operator
   * intervention (which includes a server that is starting).
   */
  private static final Set<String> TEMPORARY_STATES = Set.of("08", "53", "57");

  private DatabaseStart() {}

  /** Retries cannot help. The message is one line for a person, with the cause and the remedy. */
  public static final class CannotOpen extends RuntimeException {
    CannotOpen(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The delay between two attempts, which tests replace. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  /**
   * Opens a database and creates its tables. Blocks and retries while the database does not answer.
   *
   * @param writers maximum number of concurrent transactions
   * @throws CannotOpen when retries cannot help
   */
  public static Database open(DatabaseAddress address, int writers, Sleeper sleeper) {
    Duration delay = Duration.ofSeconds(1);
    while (true) {
      try {
        return Database.open(address, writers);
      } catch (SQLException | FlywayException e) {
        if (SqlFault.isCorrupt(e)) {
          DatabaseUnusable corrupt = SqliteFile.of(address).corrupt(e);
          throw new CannotOpen(requireNonNull(corrupt.getMessage()), e);
        }
        if (e instanceof FlywayValidateException) {
          throw new CannotOpen(ofAnotherBuild(address), e);
        }
        if (isFinal(e)) {
          throw new CannotOpen(
              "the database %s cannot be used: %s".formatted(address, SqlFault.explained(e)), e);
        }
        LOG.warn(
            "the database {} does not answer: {}. Start it, or name another with --database;"
                + " retrying in {} s",
            address,
            SqlFault.explained(e),
            delay.toSeconds());
        LOG.debug("cannot open the database", e);
      }
      sleep(sleeper, delay);
      Duration doubled = delay.multipliedBy(2);
      delay = doubled.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : doubled;
    }
  }

  private static String ofAnotherBuild(DatabaseAddress address) {
    String startOver =
        address.isSqlite()
            ? "Delete " + SqliteFile.path(address) + " with its -wal and -shm files"
            : "Drop its schema (DROP SCHEMA public CASCADE; CREATE SCHEMA public)";
    return "the tables of the database %s are those of another build of Silkwire. %s and start the sink again: it rebuilds them from Kafka"
        .formatted(address, startOver);
  }

  private static void sleep(Sleeper sleeper, Duration delay) {
    try {
      sleeper.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotOpen("interrupted while waiting for the database", e);
    }
  }

  /** Returns false for a server that is unavailable or starting, a lock and a full disk. */
  private static boolean isFinal(Exception failure) {
    return !SqlFault.isTemporary(failure)
        && !SqlFault.state(failure)
            .filter(s -> s.length() > 1 && TEMPORARY_STATES.contains(s.substring(0, 2)))
            .isPresent();
  }
}
