package dev.silkwire.app.error;

/** The exit codes of the program. */
public enum ExitCode {
  /** Success. */
  OK(0, "success"),
  /** The command ran and found problems: the ledger does not balance, an input is invalid. */
  PROBLEMS_FOUND(1, "problems found: the ledger does not balance, an input is invalid"),
  /** The command line or the configuration is invalid. */
  USAGE(2, "usage or configuration error"),
  /** Kafka, the database, a port or a file is unavailable. */
  UNAVAILABLE(3, "Kafka, database, port or file unavailable"),
  /** A bug; the message asks for a report. */
  BUG(4, "internal error");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** Returns the exit status for the shell. */
  public int number() {
    return number;
  }

  /** Returns the meaning, for the help text. */
  public String meaning() {
    return meaning;
  }
}
