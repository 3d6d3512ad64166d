package dev.silkwire.ingest.markup;

/** Thrown when a document exceeds a limit; the message names the limit. */
public final class TooLargeException extends RuntimeException {
  public TooLargeException(String message) {
    super(message);
  }
}
