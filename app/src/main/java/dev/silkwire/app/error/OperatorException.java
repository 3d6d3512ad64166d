package dev.silkwire.app.error;

/**
 * Something the operator has to mend: the message names the culprit and the remedy in one line, and
 * no stack trace is needed to understand it.
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

  /** How the program ends because of it. */
  public ExitCode code() {
    return code;
  }
}
