package dev.silkwire.ingest.entry;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.Published;
import dev.silkwire.ingest.feed.Entry;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.Validators;
import org.jspecify.annotations.Nullable;

/**
 * A page to read for an entry.
 *
 * @param feed the feed it is of
 * @param link where its page is
 * @param canonical the one spelling of that
 * @param entry as the feed states it now, null on a revisit
 * @param known what is remembered of it, null when it is new
 * @param entryHash of what the feed states
 */
public record EntryTask(
    Feed feed,
    String link,
    String canonical,
    @Nullable Entry entry,
    @Nullable KnownEntry known,
    String entryHash) {

  /** The request for its page, conditional where it was read before. */
  public FetchRequest request() {
    Validators held =
        known == null || known.textHash() == null
            ? Validators.NONE
            : new Validators(known.etag(), known.lastModified());
    return FetchRequest.page(link, held);
  }

  /** The headline as the feed says it, empty when it does not. */
  String title() {
    String remembered = known == null ? null : known.title();
    return entry != null ? entry.title() : remembered == null ? "" : remembered;
  }

  /** The date as the feed says it. */
  Published published() {
    Published remembered = known == null ? null : known.published();
    return entry != null ? entry.published() : remembered == null ? Published.UNKNOWN : remembered;
  }

  int readings() {
    return known == null ? 0 : known.readings();
  }
}
