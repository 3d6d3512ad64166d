package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.StoryArticle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to an original that one of its copies was added, revised or removed. Processing it
 * twice has the same effect as processing it once.
 *
 * @param copy id of the copy
 * @param at arrival of the revision of the copy that caused the change
 * @param article the copy; null when it no longer repeats the original
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record CopyChange(String copy, Instant at, @Nullable StoryArticle article) {
  public CopyChange {
    requireNonNull(copy);
    requireNonNull(at);
  }

  /** Returns the message that an article repeats the original. */
  public static CopyChange present(StoryArticle article) {
    return new CopyChange(article.id(), article.fetchedAt(), article);
  }

  /** Returns the message that an article no longer repeats the original. */
  public static CopyChange removed(String copy, Instant at) {
    return new CopyChange(copy, at, null);
  }
}
