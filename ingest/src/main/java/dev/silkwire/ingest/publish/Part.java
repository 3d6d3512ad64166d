package dev.silkwire.ingest.publish;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Poll;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.ingest.feed.PackedStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written together or not at all: articles, the account that speaks of them, and the state
 * the feed is in after them.
 *
 * @param feedId the feed
 * @param articles that were published
 * @param poll the account; null when only the state changes
 * @param status null forgets the feed
 */
public record Part(
    String feedId, List<RawArticle> articles, @Nullable Poll poll, @Nullable PackedStatus status) {
  public Part {
    requireNonNull(feedId);
    articles = List.copyOf(articles);
    if (poll != null && poll.published() != articles.size()) {
      throw new IllegalArgumentException(
          "the account speaks of " + poll.published() + " articles, there are " + articles.size());
    }
  }

  /** Forgets a feed that is no longer polled. */
  public static Part forget(String feedId) {
    return new Part(feedId, List.of(), null, null);
  }
}
