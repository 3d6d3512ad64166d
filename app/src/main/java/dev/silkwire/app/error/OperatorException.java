package dev.silkwire.app.error;

/**
 * An error that the operator can correct. The message is one line with the object, the cause and
 * the remedy; no stack trace is needed.
 */
public final class OperatorException extends RuntimeException {
  private final ExitCode code;

  public OperatorException(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  public OperatorException(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the exit code of the program. */
  public ExitCode code() {
    return code;
  }
}
