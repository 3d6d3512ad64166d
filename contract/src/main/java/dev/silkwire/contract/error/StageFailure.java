package dev.silkwire.contract.error;

/** Thrown if a stage cannot start; the message states the cause and the remedy in one line. */
public final class StageFailure extends RuntimeException {
  public StageFailure(String message) {
    super(message);
  }

  public StageFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
