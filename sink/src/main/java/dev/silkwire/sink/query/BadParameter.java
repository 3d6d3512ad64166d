package dev.silkwire.sink.query;

/** A question that cannot be asked so; the message says what to change. */
public final class BadParameter extends RuntimeException {
  BadParameter(String message) {
    super(message);
  }
}
