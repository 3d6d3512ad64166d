package dev.silkwire.ingest.entry;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.RawArticle;
import org.jspecify.annotations.Nullable;

/**
 * The result of processing an entry.
 *
 * @param outcome of the entry
 * @param article to publish, null if there is none
 * @param known the entry to remember, null if nothing changes
 */
public record EntryResult(
    EntryOutcome outcome, @Nullable RawArticle article, @Nullable KnownEntry known) {
  public EntryResult {
    requireNonNull(outcome);
    if ((outcome == EntryOutcome.PUBLISHED) != (article != null)) {
      throw new IllegalArgumentException(
          "the outcome is published if and only if there is an article");
    }
  }

  /** Creates a result that changes nothing. */
  static EntryResult of(EntryOutcome outcome) {
    return new EntryResult(outcome, null, null);
  }
}
