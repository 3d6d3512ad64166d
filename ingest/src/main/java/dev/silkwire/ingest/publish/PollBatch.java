package dev.silkwire.ingest.publish;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records of one feed that are written in one transaction: articles, the poll that counts them, and
 * the status of the feed after them.
 *
 * @param feedId the feed
 * @param articles to publish
 * @param poll null if only the status changes
 * @param status null to delete the status of the feed
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
          "the poll counts "
              + poll.published()
              + " published articles, but there are "
              + articles.size());
    }
  }

  /**
   * Returns the batch without the given articles, by id; its poll counts them under the reasons.
   */
  PollBatch without(Map<String, EntryOutcome> rejected) {
    List<RawArticle> left =
        articles.stream().filter(article -> !rejected.containsKey(article.id())).toList();
    return new PollBatch(feedId, left, poll == null ? null : recount(poll, rejected), status);
  }

  private Poll recount(Poll poll, Map<String, EntryOutcome> rejected) {
    Map<String, Integer> skipped = new TreeMap<>(poll.skipped());
    int published = poll.published();
    for (RawArticle article : articles) {
      EntryOutcome reason = rejected.get(article.id());
      if (reason != null) {
        published--;
        skipped.merge(reason.text(), 1, Integer::sum);
      }
    }
    return PollAccount.of(poll, poll.seen(), published, poll.unchanged(), skipped);
  }

  /** Creates a batch that deletes the status of a feed. */
  public static PollBatch forget(String feedId) {
    return new PollBatch(feedId, List.of(), null, null);
  }
}
