package dev.silkwire.ingest.publish;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Poll;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
public record PollBatch(
    String feedId,
    List<RawArticle> articles,
    @Nullable Poll poll,
    @Nullable CompressedFeedStatus status) {
  public PollBatch {
    requireNonNull(feedId);
    articles = List.copyOf(articles);
    if (poll != null && poll.published() != articles.size()) {
      throw new IllegalArgumentException(
          "the account speaks of " + poll.published() + " articles, there are " + articles.size());
    }
  }

  /**
   * Returns the part without some of its articles; its account counts them under the name of the
   * reason.
   */
  PollBatch without(Map<String, EntryOutcome> refused) {
    List<RawArticle> left =
        articles.stream().filter(article -> !refused.containsKey(article.id())).toList();
    return new PollBatch(feedId, left, poll == null ? null : account(poll, refused), status);
  }

  private Poll account(Poll all, Map<String, EntryOutcome> refused) {
    Map<String, Integer> skipped = new TreeMap<>(all.skipped());
    int published = all.published();
    for (RawArticle article : articles) {
      EntryOutcome reason = refused.get(article.id());
      if (reason != null) {
        published--;
        skipped.merge(reason.text(), 1, Integer::sum);
      }
    }
    return PollAccount.of(all, all.seen(), published, all.unchanged(), skipped);
  }

  /** Forgets a feed that is no longer polled. */
  public static PollBatch forget(String feedId) {
    return new PollBatch(feedId, List.of(), null, null);
  }
}
