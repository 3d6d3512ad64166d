package dev.silkwire.ingest.entry;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.StorableText;
import dev.silkwire.ingest.feed.FeedEntry;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides of each entry of one document whether its page is to be read. Not thread-safe.
 *
 * <p>An entry is told by its address, not by what the feed calls it. When most of a document comes
 * back under other addresses, word for word, its archive has moved: none of that is news.
 */
public final class EntrySelector {
  private static final int ENOUGH_TO_TELL = 5;
  private static final Comparator<FeedEntry> NEWEST_FIRST =
      Comparator.comparing(
          e -> e.published().at(), Comparator.nullsLast(Comparator.reverseOrder()));

  private final Feed feed;
  private final CanonicalUrl addresses;
  private final KnownEntries known;
  private final int maxItems;
  private final Set<String> seen = new HashSet<>();

  /** The decision on an entry. */
  public sealed interface Decision {
    /** Nothing is to be fetched. */
    record Settled(EntryResult result) implements Decision {}

    /** Its page is to be read. */
    record Read(EntryTask task) implements Decision {}
  }

  public EntrySelector(Feed feed, CanonicalUrl addresses, KnownEntries known, int maxItems) {
    this.feed = feed;
    this.addresses = addresses;
    this.known = known;
    this.maxItems = maxItems;
  }

  /** Decides on the entries of the document, in its order. */
  public List<Decision> select(List<FeedEntry> entries) {
    Set<FeedEntry> looked = newest(entries);
    List<Decision> decisions =
        entries.stream()
            .map(entry -> looked.contains(entry) ? judge(entry) : skip(EntryOutcome.TOO_MANY))
            .toList();
    List<EntryTask> moved =
        decisions.stream()
            .flatMap(d -> d instanceof Decision.Read read ? Stream.of(read.task()) : Stream.empty())
            .filter(task -> task.known() == null && known.saying(task.entryHash()) != null)
            .toList();
    long told = moved.stream().map(EntryTask::entryHash).distinct().count();
    return told >= ENOUGH_TO_TELL && told * 2 > looked.size()
        ? decisions.stream().map(this::unmoved).toList()
        : decisions;
  }

  /**
   * Of more entries than are looked at, or than a status can hold, the newest: documents are not
   * always newest first.
   */
  private Set<FeedEntry> newest(List<FeedEntry> entries) {
    Set<FeedEntry> newest = Collections.newSetFromMap(new IdentityHashMap<>());
    int bytes = 0;
    for (FeedEntry entry : entries.stream().sorted(NEWEST_FIRST).limit(maxItems).toList()) {
      bytes += FeedStatusLimit.leastBytes(entry.link());
      if (bytes <= FeedStatusLimit.BYTES) {
        newest.add(entry);
      }
    }
    return newest;
  }

  private Decision unmoved(Decision decision) {
    if (!(decision instanceof Decision.Read read) || read.task().known() != null) {
      return decision;
    }
    KnownEntry before = known.saying(read.task().entryHash());
    return before == null
        ? decision
        : new Decision.Settled(
            new EntryResult(again(before), null, movedTo(read.task().link(), before)));
  }

  private static KnownEntry movedTo(String link, KnownEntry before) {
    return new KnownEntry(
        before.articleId(),
        link,
        before.entryHash(),
        before.result(),
        before.seen(),
        before.readings(),
        null,
        null,
        null,
        before.textHash(),
        null,
        null);
  }

  private Decision judge(FeedEntry entry) {
    String link = entry.link();
    if (link == null || link.isBlank()) {
      return skip(EntryOutcome.NO_LINK);
    }
    if (!isWeb(link)) {
      return skip(hasScheme(link) ? EntryOutcome.BAD_SCHEME : EntryOutcome.BAD_ADDRESS);
    }
    Optional<String> canonical = addresses.of(link);
    if (canonical.isEmpty() || isUnstorable(link) || isUnstorable(canonical.get())) {
      return skip(EntryOutcome.BAD_ADDRESS);
    }
    return seen.add(ArticleId.of(canonical.get()))
        ? judge(entry, link.strip(), canonical.get())
        : skip(EntryOutcome.DUPLICATE_IN_FEED);
  }

  private Decision judge(FeedEntry entry, String link, String canonical) {
    String hash = EntryHash.of(entry);
    KnownEntry before = known.find(canonical);
    if (before != null && before.entryHash().equals(hash) && before.attempts() == null) {
      return new Decision.Settled(new EntryResult(again(before), null, null));
    }
    return new Decision.Read(EntryTask.of(feed, link, canonical, entry, before, hash));
  }

  /** A known entry is what it was; what is due for another reading is read by the revisit. */
  private static EntryOutcome again(KnownEntry before) {
    return before.textHash() != null ? EntryOutcome.UNCHANGED : EntryOutcome.of(before.result());
  }

  private static Decision skip(EntryOutcome verdict) {
    return new Decision.Settled(EntryResult.of(verdict));
  }

  private static boolean isUnstorable(String url) {
    return url.strip().length() > FieldLimits.URL || !StorableText.clean(url).equals(url);
  }

  private static boolean isWeb(String link) {
    String lower = link.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static boolean hasScheme(String link) {
    return link.strip().matches("(?i)[a-z][a-z0-9+.-]*:.*");
  }
}
