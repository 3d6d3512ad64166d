package dev.silkwire.enrich.initiative;

import org.jspecify.annotations.Nullable;

/**
 * A place where an article speaks of an initiative.
 *
 * @param id of the initiative
 * @param passage which passage, counted from 0
 * @param from where it begins in the passage's normal text
 * @param to behind its end
 * @param language of the form, BCP-47; null when it belongs to none
 * @param counts whether it is a mention of its own, not a passage said again
 */
public record InitiativeMention(
    String id, int passage, int from, int to, @Nullable String language, boolean counts) {

  InitiativeMention uncounted() {
    return new InitiativeMention(id, passage, from, to, language, false);
  }

  InitiativeMention until(int end) {
    return new InitiativeMention(id, passage, from, end, language, counts);
  }
}
