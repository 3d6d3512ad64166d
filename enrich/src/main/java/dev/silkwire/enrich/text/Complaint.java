package dev.silkwire.enrich.text;

/**
 * Something wrong with a file that a person wrote.
 *
 * @param line it stands on, counted from 1
 * @param reason for a person
 */
public record Complaint(int line, String reason) {
  @Override
  public String toString() {
    return "line " + line + ": " + reason;
  }
}
