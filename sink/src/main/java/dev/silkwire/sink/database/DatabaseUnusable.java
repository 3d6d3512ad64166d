package dev.silkwire.sink.database;

/**
 * The database is lost and retries cannot help. The message is one line for a person: which
 * database, the cause and the remedy. The sink can fill a new database from Kafka.
 */
public final class DatabaseUnusable extends RuntimeException {
  DatabaseUnusable(String message, Throwable cause) {
    super(message, cause);
  }

  DatabaseUnusable(String message) {
    super(message);
  }
}
