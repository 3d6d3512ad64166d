package dev.silkwire.app.ledger;

/**
 * A line of the ledger, which compares two counts of the same thing.
 *
 * @param name what is counted
 * @param in the input
 * @param out the output, with each part named
 * @param balanced whether both agree
 */
public record Line(String name, String in, String out, boolean balanced) {
  static Line of(String name, long in, long out, String details) {
    return new Line(
        name, Long.toString(in), out + (details.isEmpty() ? "" : " = " + details), in == out);
  }
}
