package dev.silkwire.contract;

/** A stage cannot start; the message says in one line why, and what helps. */
public final class StageFailure extends RuntimeException {
  public StageFailure(String message) {
    super(message);
  }

  public StageFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
