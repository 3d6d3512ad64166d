package dev.silkwire.app.ledger;

/**
 * One line of the ledger: two ways to count the same thing.
 *
 * @param what is counted
 * @param in what came in
 * @param out what came of it, each named
 * @param balanced whether both agree
 */
public record Line(String what, String in, String out, boolean balanced) {
  static Line of(String what, long in, long out, String named) {
    return new Line(
        what, Long.toString(in), out + (named.isEmpty() ? "" : " = " + named), in == out);
  }
}
