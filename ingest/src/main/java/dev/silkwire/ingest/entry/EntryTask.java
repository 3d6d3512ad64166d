package dev.silkwire.ingest.entry;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.Validators;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page to read for an entry.
 *
 * @param feed of the entry
 * @param link URL of the page
 * @param canonical canonical URL of the link
 * @param entry in the current document, null on a revisit
 * @param known the entry as remembered, null if it is new
 * @param entryHash hash of the entry's content
 * @param attempts number of processes that died while they read the page
 */
public record EntryTask(
    Feed feed,
    String link,
    String canonical,
    @Nullable FeedEntry entry,
    @Nullable KnownEntry known,
    String entryHash,
    int attempts) {
  /** Marks a known entry whose page is being read for the first time. */
  private static final String FIRST_READ = "reading";

  /**
   * Creates a task for an entry. A known entry that only marks an unfinished first read counts as
   * new.
   */
  static EntryTask of(
      Feed feed,
      String link,
      String canonical,
      @Nullable FeedEntry entry,
      @Nullable KnownEntry known,
      String entryHash) {
    boolean isMark = known != null && known.result().equals(FIRST_READ);
    return new EntryTask(
        feed,
        link,
        canonical,
        entry,
        isMark ? null : known,
        entryHash,
        known == null || !known.entryHash().equals(entryHash) ? 0 : attempts(known));
  }

  /**
   * Returns the attempts; an entry that was skipped after two crashes stays suspected, so that it
   * is read alone.
   */
  private static int attempts(KnownEntry known) {
    if (known.attempts() != null) {
      return known.attempts();
    }
    return known.result().equals(EntryOutcome.READER_DIED.text()) ? 1 : 0;
  }

  /** Creates a task to read the page of a known entry again. */
  public static EntryTask reread(Feed feed, KnownEntry entry, String canonical) {
    return of(feed, entry.url(), canonical, null, entry, entry.entryHash());
  }

  /** Returns the task without the feed's content, which then cannot replace a page that fails. */
  public EntryTask withoutTexts() {
    FeedEntry bare = entry == null ? null : entry.withoutTexts();
    return new EntryTask(feed, link, canonical, bare, known, entryHash, attempts);
  }

  /** Returns the known entry to write before the page is read, with one more attempt. */
  public KnownEntry started(Instant now) {
    String id = ArticleAssembly.id(this, canonical);
    return known == null
        ? KnownEntry.builder(id, link, entryHash, FIRST_READ, now, 0).attempts(attempts + 1).build()
        : KnownEntry.builder(id, link, entryHash, known.result(), known.seen(), known.readings())
            .nextReading(known.nextReading())
            .etag(known.etag())
            .lastModified(known.lastModified())
            .textHash(known.textHash())
            .title(known.title())
            .published(known.published())
            .attempts(attempts + 1)
            .build();
  }

  /** Returns the request for the page, conditional if an article of it was published. */
  public FetchRequest request() {
    Validators validators =
        known == null || known.textHash() == null
            ? Validators.NONE
            : new Validators(known.etag(), known.lastModified());
    return FetchRequest.page(link, validators);
  }

  /** Returns the title in the feed, empty if there is none. */
  String title() {
    String knownTitle = known == null ? null : known.title();
    return entry != null ? entry.title() : knownTitle == null ? "" : knownTitle;
  }

  /** Returns the date of publication in the feed. */
  Published published() {
    Published knownDate = known == null ? null : known.published();
    return entry != null ? entry.published() : knownDate == null ? Published.UNKNOWN : knownDate;
  }

  int readings() {
    return known == null ? 0 : known.readings();
  }
}
