package dev.silkwire.ingest;

/** Ingest cannot start; the message says in one line why, and what helps. */
public final class IngestFailure extends RuntimeException {
  IngestFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
