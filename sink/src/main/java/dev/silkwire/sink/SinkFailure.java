package dev.silkwire.sink;

/** The sink cannot start; the message says in one line why, and what helps. */
public final class SinkFailure extends RuntimeException {
  SinkFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
