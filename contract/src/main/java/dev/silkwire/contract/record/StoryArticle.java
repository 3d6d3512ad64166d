package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import java.time.Instant;

/**
 * An article of a story: the original or a copy.
 *
 * @param id id of the article
 * @see RawArticle for the other components
 */
public record StoryArticle(String id, Outlet outlet, Published published, Instant fetchedAt) {
  public StoryArticle {
    FieldCheck.id("id", requireNonNull(id));
    requireNonNull(outlet);
    requireNonNull(published);
    FieldCheck.arrival("fetchedAt", requireNonNull(fetchedAt));
  }
}
