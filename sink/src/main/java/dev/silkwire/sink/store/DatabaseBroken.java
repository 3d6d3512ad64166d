package dev.silkwire.sink.store;

/**
 * The database is lost and trying again cannot help; the message says in one line which, why, and
 * the remedy. All of it is filled again from Kafka.
 */
public final class DatabaseBroken extends RuntimeException {
  DatabaseBroken(String message, Throwable cause) {
    super(message, cause);
  }

  DatabaseBroken(String message) {
    super(message);
  }
}
