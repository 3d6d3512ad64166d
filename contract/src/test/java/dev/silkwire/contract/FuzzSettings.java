package dev.silkwire.contract;

/**
 * The settings of all fuzz tests. They are short by default; {@code -Dfuzz.rounds=1000
 * -Dfuzz.seed=7} runs them for long and with other mutations.
 */
public final class FuzzSettings {
  private FuzzSettings() {}

  /** Returns the number of mutations of each input. */
  public static int rounds(int byDefault) {
    return Integer.getInteger("fuzz.rounds", byDefault);
  }

  /** Returns the seed of the random numbers that choose the mutations. */
  public static long seed() {
    return Long.getLong("fuzz.seed", 20261129);
  }
}
