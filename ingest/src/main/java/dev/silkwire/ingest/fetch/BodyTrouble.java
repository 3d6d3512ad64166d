package dev.silkwire.ingest.fetch;

import java.io.IOException;

/** An answer's body cannot be read to its end; the message says why, for a person. */
final class BodyTrouble extends IOException {
  BodyTrouble(String message) {
    super(message);
  }
}
