package dev.silkwire.ingest.fetch;

import java.io.IOException;

/**
 * Thrown when the body of a response cannot be read completely; the message gives the reason for
 * the operator.
 */
class BodyException extends IOException {
  /** The body exceeds the limit. */
  static final class TooLarge extends BodyException {
    TooLarge(int max) {
      super("the response is larger than " + max + " bytes");
    }
  }

  BodyException(String message) {
    super(message);
  }
}
