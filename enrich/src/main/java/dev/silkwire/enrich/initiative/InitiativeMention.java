package dev.silkwire.enrich.initiative;

import org.jspecify.annotations.Nullable;

/**
 * A mention of an initiative in an article.
 *
 * @param id id of the initiative
 * @param passage index of the passage, from 0
 * @param from start in the passage's normalized text
 * @param to end, exclusive
 * @param language language of the form, BCP-47; null if it has none
 * @param counts false if the mention is in a line that repeats another
 */
public record InitiativeMention(
    String id, int passage, int from, int to, @Nullable String language, boolean counts) {

  InitiativeMention uncounted() {
    return new InitiativeMention(id, passage, from, to, language, false);
  }

  InitiativeMention withEnd(int end) {
    return new InitiativeMention(id, passage, from, end, language, counts);
  }
}
