package dev.silkwire.ingest.markup;

/** A document exceeds a limit; the message names the limit, for a person. */
public final class TooLargeException extends RuntimeException {
  public TooLargeException(String message) {
    super(message);
  }
}
