package dev.silkwire.enrich.text;

import java.util.function.Consumer;

/**
 * A phrase that was found in an article, and what was made of it: what an explanation is put
 * together from.
 *
 * @param subject what was looked for
 * @param id of the initiative, country or region that it leads to; empty where it leads to none
 * @param passage which passage, counted from 0
 * @param from where it begins in the passage's normal text
 * @param to behind its end
 * @param counts whether it is a mention
 * @param rule what decided, for a person
 * @param weight in the weighing of what an article is about; 0 where that does not matter
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

  /** For those who want no explanation. */
  public static final Consumer<FoundPhrase> UNHEARD = finding -> {};

  /** What phrases are looked for. */
  public enum Subject {
    INITIATIVE,
    COUNTRY,
    REGION
  }
}
