package dev.silkwire.sink.api;

/** A question that cannot be asked so; the message says what to change. */
final class BadParameter extends RuntimeException {
  BadParameter(String message) {
    super(message);
  }
}
