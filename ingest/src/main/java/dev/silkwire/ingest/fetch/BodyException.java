package dev.silkwire.ingest.fetch;

import java.io.IOException;

/** An answer's body cannot be read to its end; the message says why, for a person. */
class BodyException extends IOException {
  /** It is larger than we read. */
  static final class TooLarge extends BodyException {
    TooLarge(int max) {
      super("the answer is larger than " + max + " bytes");
    }
  }

  BodyException(String message) {
    super(message);
  }
}
