package dev.silkwire.ingest.publish;

import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.entry.EntryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the outcomes of entries until they are written: seen = published + unchanged + skipped.
 * Not thread-safe.
 */
public final class PollAccount {
  private final List<RawArticle> articles = new ArrayList<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int unchanged;
  private int seen;

  /** Counts an entry. */
  public void add(EntryResult result) {
    seen++;
    if (result.article() != null) {
      articles.add(result.article());
    } else if (result.outcome() == EntryOutcome.UNCHANGED) {
      unchanged++;
    } else {
      skipped.merge(result.outcome().text(), 1, Integer::sum);
    }
  }

  public boolean isEmpty() {
    return seen == 0;
  }

  /** Returns the articles counted since the last {@link #reset}. */
  public List<RawArticle> articles() {
    return List.copyOf(articles);
  }

  /** Returns the given poll with the counts since the last {@link #reset}. */
  public Poll poll(Poll withoutCounts) {
    return of(withoutCounts, seen, articles.size(), unchanged, skipped);
  }

  /** Resets the counts, after the batch that contains them has been queued. */
  public void reset() {
    articles.clear();
    skipped.clear();
    unchanged = 0;
    seen = 0;
  }

  /** Returns a poll with other counts. */
  static Poll of(Poll other, int seen, int published, int unchanged, Map<String, Integer> skipped) {
    return new Poll(
        other.feedId(),
        other.url(),
        other.kind(),
        other.startedAt(),
        other.millis(),
        other.outcome(),
        other.note(),
        other.httpStatus(),
        other.bytes(),
        seen,
        published,
        unchanged,
        new TreeMap<>(skipped),
        other.nextPoll());
  }
}
