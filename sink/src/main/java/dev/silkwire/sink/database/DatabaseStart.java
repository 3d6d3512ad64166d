package dev.silkwire.sink.database;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a database that may not be there yet. Stateless. */
public final class DatabaseStart {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** Classes of SQLSTATE that time may heal: no connection, no resources, shut down or starting. */
  private static final Set<String> AWAY = Set.of("08", "53", "57");

  private DatabaseStart() {}

  /** The database will not have us as we are; the message says why in one line. */
  public static final class Refused extends RuntimeException {
    Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Waiting, which tests do not. */
  @FunctionalInterface
  public interface Pause {
    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;
  }

  /**
   * Opens the database and creates its tables, trying again for as long as it does not answer.
   *
   * @param writers most transactions at a time
   * @throws Refused when trying again cannot help
   */
  public static Database open(DatabaseAddress address, int writers, Pause pause) {
    Duration wait = Duration.ofSeconds(1);
    while (true) {
      try {
        return Database.open(address, writers);
      } catch (SQLException | FlywayException e) {
        if (SqlFault.broken(e)) {
          DatabaseUnusable broken = SqliteFile.of(address).corrupt(e);
          throw new Refused(requireNonNull(broken.getMessage()), e);
        }
        if (e instanceof FlywayValidateException) {
          throw new Refused(ofAnotherBuild(address), e);
        }
        if (isFinal(e)) {
          throw new Refused(
              "the database %s cannot be used: %s".formatted(address, SqlFault.explained(e)), e);
        }
        LOG.warn(
            "the database {} does not answer: {}. Start it or set --database; trying again in {} s",
            address,
            SqlFault.explained(e),
            wait.toSeconds());
        LOG.debug("no database", e);
      }
      sleep(pause, wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
    }
  }

  private static String ofAnotherBuild(DatabaseAddress address) {
    String startOver =
        address.sqlite()
            ? "Delete " + SqliteFile.path(address) + " with its -wal and -shm files"
            : "Drop its schema (DROP SCHEMA public CASCADE; CREATE SCHEMA public)";
    return "the tables of the database %s are those of another build of Silkwire. %s and start the sink again: it rebuilds them from Kafka"
        .formatted(address, startOver);
  }

  private static void sleep(Pause pause, Duration wait) {
    try {
      pause.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted while waiting for the database", e);
    }
  }

  /** Only a server that is away or starting, a lock and a full disk are worth waiting for. */
  private static boolean isFinal(Exception failure) {
    return !SqlFault.passes(failure)
        && !SqlFault.state(failure)
            .filter(s -> s.length() > 1 && AWAY.contains(s.substring(0, 2)))
            .isPresent();
  }
}
