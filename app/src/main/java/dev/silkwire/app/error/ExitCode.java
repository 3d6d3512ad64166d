package dev.silkwire.app.error;

/** How the program ends. */
public enum ExitCode {
  /** All is well. */
  OK(0, "all is well"),
  /** It ran, and found something wrong: the ledger does not balance, an input was refused. */
  FOUND_WRONG(1, "it ran and found something wrong: a ledger that does not balance, a bad input"),
  /** The command line or the configuration is wrong. */
  USAGE(2, "the command line or the configuration is wrong"),
  /** Kafka, the database, a port or a file is not to be had. */
  UNAVAILABLE(3, "Kafka, the database, a port or a file is not to be had"),
  /** A bug; the message asks for a report. */
  BUG(4, "a bug in Silkwire");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** What the shell sees. */
  public int number() {
    return number;
  }

  /** What it means, for the help text. */
  public String meaning() {
    return meaning;
  }
}
