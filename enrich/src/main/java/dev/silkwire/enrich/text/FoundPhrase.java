package dev.silkwire.enrich.text;

import java.util.function.Consumer;

/**
 * A phrase that was found in an article, and the rule by which it counts as a mention or not.
 * Explanations consist of these.
 *
 * @param subject what the phrase may refer to
 * @param id id of the initiative, country or region; empty if the phrase refers to none
 * @param passage index of the passage, from 0
 * @param from start of the phrase in the passage's normalized text
 * @param to end of the phrase, exclusive
 * @param counts whether the phrase is a mention
 * @param rule the rule that decided, in words
 * @param weight weight in the choice of the focus country; 0 if it has none
 */
public record FoundPhrase(
    Subject subject,
    String id,
    int passage,
    int from,
    int to,
    boolean counts,
    String rule,
    double weight) {

  /** A consumer that discards phrases, for callers that need no explanation. */
  public static final Consumer<FoundPhrase> IGNORE = finding -> {};

  /** The types of things that a phrase may refer to. */
  public enum Subject {
    INITIATIVE,
    COUNTRY,
    REGION
  }
}
