package dev.silkwire.ingest.entry;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.RawArticle;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entry.
 *
 * @param verdict its one name
 * @param article to be published, null when there is none
 * @param known what to remember of it, null for entries without an address
 */
public record EntryResult(
    EntryOutcome verdict, @Nullable RawArticle article, @Nullable KnownEntry known) {
  public EntryResult {
    requireNonNull(verdict);
    if ((verdict == EntryOutcome.PUBLISHED) != (article != null)) {
      throw new IllegalArgumentException("an article is published or there is none");
    }
  }

  /** A skip of which nothing is remembered. */
  static EntryResult of(EntryOutcome verdict) {
    return new EntryResult(verdict, null, null);
  }
}
