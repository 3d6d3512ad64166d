package dev.silkwire.sink.database;

/**
 * The database is lost and trying again cannot help; the message says in one line which, why, and
 * the remedy. All of it is filled again from Kafka.
 */
public final class DatabaseUnusable extends RuntimeException {
  DatabaseUnusable(String message, Throwable cause) {
    super(message, cause);
  }

  DatabaseUnusable(String message) {
    super(message);
  }
}
