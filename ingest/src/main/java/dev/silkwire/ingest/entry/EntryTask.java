package dev.silkwire.ingest.entry;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.Published;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.Validators;
import java.time.Instant;
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
 * @param attempts readings of it that began and did not end, since the process died
 */
public record EntryTask(
    Feed feed,
    String link,
    String canonical,
    @Nullable FeedEntry entry,
    @Nullable KnownEntry known,
    String entryHash,
    int attempts) {
  /** The result of an entry that is being read for the first time. */
  private static final String BEING_READ = "reading";

  /** A task for an entry as it is remembered, or null; a mark of its first reading is no memory. */
  static EntryTask of(
      Feed feed,
      String link,
      String canonical,
      @Nullable FeedEntry entry,
      @Nullable KnownEntry remembered,
      String entryHash) {
    boolean isMark = remembered != null && remembered.result().equals(BEING_READ);
    return new EntryTask(
        feed,
        link,
        canonical,
        entry,
        isMark ? null : remembered,
        entryHash,
        remembered == null || !remembered.entryHash().equals(entryHash) ? 0 : attempts(remembered));
  }

  /** What two processes did not survive stays suspected, so that it is read alone. */
  private static int attempts(KnownEntry remembered) {
    if (remembered.attempts() != null) {
      return remembered.attempts();
    }
    return remembered.result().equals(EntryOutcome.READER_DIED.text()) ? 1 : 0;
  }

  /** A task to read a page again. */
  public static EntryTask again(Feed feed, KnownEntry entry, String canonical) {
    return of(feed, entry.url(), canonical, null, entry, entry.entryHash());
  }

  /** The same without the texts of the feed; the page is read, the feed cannot stand in for it. */
  public EntryTask withoutTexts() {
    FeedEntry bare = entry == null ? null : entry.withoutTexts();
    return new EntryTask(feed, link, canonical, bare, known, entryHash, attempts);
  }

  /** The entry as it is remembered while its page is read: with one attempt more. */
  public KnownEntry begun(Instant now) {
    return new KnownEntry(
        ArticleAssembly.id(this, canonical),
        link,
        entryHash,
        known == null ? BEING_READ : known.result(),
        known == null ? now : known.seen(),
        readings(),
        known == null ? null : known.nextReading(),
        known == null ? null : known.etag(),
        known == null ? null : known.lastModified(),
        known == null ? null : known.textHash(),
        known == null ? null : known.title(),
        known == null ? null : known.published(),
        attempts + 1);
  }

  /** The same task after one attempt more. */
  public EntryTask tried() {
    return new EntryTask(feed, link, canonical, entry, known, entryHash, attempts + 1);
  }

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
