package dev.silkwire.ingest.fetch;

import java.io.IOException;

/** An answer's body cannot be read to its end; the message says why, for a person. */
class BodyTrouble extends IOException {
  /** It is larger than we read. */
  static final class TooLarge extends BodyTrouble {
    TooLarge(int max) {
      super("the answer is larger than " + max + " bytes");
    }
  }

  BodyTrouble(String message) {
    super(message);
  }
}
