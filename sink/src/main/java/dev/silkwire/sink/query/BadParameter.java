package dev.silkwire.sink.query;

/** A request parameter is invalid; the message is for the client and names the remedy. */
public final class BadParameter extends RuntimeException {
  BadParameter(String message) {
    super(message);
  }
}
