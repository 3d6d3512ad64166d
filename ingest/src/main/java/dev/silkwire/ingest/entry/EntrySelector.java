package dev.silkwire.ingest.entry;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
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
 * Decides for each entry of a document whether its page must be read. For one document; not
 * thread-safe.
 *
 * <p>Entries are identified by the canonical URL of their link, because feeds change ids. If most
 * entries of a document are known with the same content and other URLs, the site has changed its
 * URLs, and these entries count as unchanged.
 */
public final class EntrySelector {
  private static final int MIN_MOVED = 5;
  private static final Comparator<FeedEntry> NEWEST_FIRST =
      Comparator.comparing(
          e -> e.published().at(), Comparator.nullsLast(Comparator.reverseOrder()));

  private final Feed feed;
  private final CanonicalUrl addresses;
  private final KnownEntries known;
  private final int maxItems;
  private final Set<String> seen = new HashSet<>();

  /** The decision about an entry. */
  public sealed interface Decision {
    /** No page is fetched. */
    record Done(EntryResult result) implements Decision {}

    /** The page of the entry must be read. */
    record ReadPage(EntryTask task) implements Decision {}
  }

  public EntrySelector(Feed feed, CanonicalUrl addresses, KnownEntries known, int maxItems) {
    this.feed = feed;
    this.addresses = addresses;
    this.known = known;
    this.maxItems = maxItems;
  }

  /** Returns the decisions in the order of the entries. */
  public List<Decision> select(List<FeedEntry> entries) {
    Set<FeedEntry> processed = newest(entries);
    List<Decision> decisions =
        entries.stream()
            .map(entry -> processed.contains(entry) ? decide(entry) : skip(EntryOutcome.TOO_MANY))
            .toList();
    long moved =
        decisions.stream()
            .flatMap(
                d -> d instanceof Decision.ReadPage read ? Stream.of(read.task()) : Stream.empty())
            .filter(task -> task.known() == null && known.findByHash(task.entryHash()) != null)
            .map(EntryTask::entryHash)
            .distinct()
            .count();
    return moved >= MIN_MOVED && moved * 2 > processed.size()
        ? decisions.stream().map(this::withMovedUnchanged).toList()
        : decisions;
  }

  /**
   * Returns the newest entries, up to the maximum number and to the size of a feed status.
   * Documents are not always sorted by date.
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

  private Decision withMovedUnchanged(Decision decision) {
    if (!(decision instanceof Decision.ReadPage read) || read.task().known() != null) {
      return decision;
    }
    KnownEntry before = known.findByHash(read.task().entryHash());
    return before == null
        ? decision
        : new Decision.Done(
            new EntryResult(knownOutcome(before), null, movedTo(read.task().link(), before)));
  }

  private static KnownEntry movedTo(String link, KnownEntry before) {
    return KnownEntry.builder(
            before.articleId(),
            link,
            before.entryHash(),
            before.result(),
            before.seen(),
            before.readings())
        .textHash(before.textHash())
        .build();
  }

  private Decision decide(FeedEntry entry) {
    String link = entry.link();
    if (link == null || link.isBlank()) {
      return skip(EntryOutcome.NO_LINK);
    }
    if (!isHttp(link)) {
      return skip(hasScheme(link) ? EntryOutcome.BAD_SCHEME : EntryOutcome.BAD_ADDRESS);
    }
    Optional<String> canonical = addresses.of(link);
    if (canonical.isEmpty() || isUnstorable(link) || isUnstorable(canonical.get())) {
      return skip(EntryOutcome.BAD_ADDRESS);
    }
    return seen.add(ArticleId.of(canonical.get()))
        ? decide(entry, link.strip(), canonical.get())
        : skip(EntryOutcome.DUPLICATE_IN_FEED);
  }

  private Decision decide(FeedEntry entry, String link, String canonical) {
    String hash = EntryHash.of(entry);
    KnownEntry before = known.find(canonical);
    if (before != null && before.entryHash().equals(hash) && before.attempts() == null) {
      return new Decision.Done(new EntryResult(knownOutcome(before), null, null));
    }
    return new Decision.ReadPage(EntryTask.of(feed, link, canonical, entry, before, hash));
  }

  /**
   * Returns the outcome of an entry that has not changed. Pages that are due to be fetched again
   * are left to the revisit.
   */
  private static EntryOutcome knownOutcome(KnownEntry before) {
    return before.textHash() != null ? EntryOutcome.UNCHANGED : EntryOutcome.of(before.result());
  }

  private static Decision skip(EntryOutcome outcome) {
    return new Decision.Done(EntryResult.of(outcome));
  }

  private static boolean isUnstorable(String url) {
    return url.strip().length() > FieldLimits.URL || !StorableText.clean(url).equals(url);
  }

  private static boolean isHttp(String link) {
    String lower = link.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static boolean hasScheme(String link) {
    return link.strip().matches("(?i)[a-z][a-z0-9+.-]*:.*");
  }
}
