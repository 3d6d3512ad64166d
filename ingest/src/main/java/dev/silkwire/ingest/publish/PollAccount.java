package dev.silkwire.ingest.publish;

import dev.silkwire.contract.Poll;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.ingest.entry.EntryOutcome;
import dev.silkwire.ingest.entry.EntryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up what became of entries until it is written: seen = published + unchanged + skipped. Not
 * thread-safe.
 */
public final class PollAccount {
  private final List<RawArticle> articles = new ArrayList<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int unchanged;
  private int seen;

  /** Counts an entry, once. */
  public void add(EntryResult result) {
    seen++;
    if (result.article() != null) {
      articles.add(result.article());
    } else if (result.verdict() == EntryOutcome.UNCHANGED) {
      unchanged++;
    } else {
      skipped.merge(result.verdict().text(), 1, Integer::sum);
    }
  }

  public boolean isEmpty() {
    return seen == 0;
  }

  /** The articles that wait to be written. */
  public List<RawArticle> articles() {
    return List.copyOf(articles);
  }

  /** The counts so far in an otherwise given account; counting begins anew. */
  public Poll close(Poll frame) {
    Poll poll = of(frame, seen, articles.size(), unchanged, skipped);
    articles.clear();
    skipped.clear();
    unchanged = 0;
    seen = 0;
    return poll;
  }

  /** Returns an account with other counts. */
  static Poll of(Poll frame, int seen, int published, int unchanged, Map<String, Integer> skipped) {
    return new Poll(
        frame.feedId(),
        frame.url(),
        frame.kind(),
        frame.startedAt(),
        frame.millis(),
        frame.outcome(),
        frame.note(),
        frame.httpStatus(),
        frame.bytes(),
        seen,
        published,
        unchanged,
        new TreeMap<>(skipped),
        frame.nextPoll());
  }
}
