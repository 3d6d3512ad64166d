package dev.silkwire.ingest.entry;

import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.ingest.feed.Entry;
import dev.silkwire.ingest.url.ArticleId;
import dev.silkwire.ingest.url.CanonicalUrl;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides of each entry of one document whether its page is to be read. Not thread-safe. */
public final class EntryJudge {
  private final Feed feed;
  private final CanonicalUrl addresses;
  private final KnownEntries known;
  private final int maxItems;
  private final Set<String> seen = new HashSet<>();
  private int items;

  /** The decision on an entry. */
  public sealed interface Decision {
    /** Nothing is to be fetched. */
    record Settled(EntryResult result) implements Decision {}

    /** Its page is to be read. */
    record Read(EntryTask task) implements Decision {}
  }

  public EntryJudge(Feed feed, CanonicalUrl addresses, KnownEntries known, int maxItems) {
    this.feed = feed;
    this.addresses = addresses;
    this.known = known;
    this.maxItems = maxItems;
  }

  /** Decides on the next entry of the document. */
  public Decision judge(Entry entry) {
    if (++items > maxItems) {
      return skip(Verdict.TOO_MANY);
    }
    String link = entry.link();
    if (link == null || link.isBlank()) {
      return skip(Verdict.NO_LINK);
    }
    if (!isWeb(link)) {
      return skip(hasScheme(link) ? Verdict.BAD_SCHEME : Verdict.BAD_ADDRESS);
    }
    Optional<String> canonical = addresses.of(link);
    if (canonical.isEmpty()) {
      return skip(Verdict.BAD_ADDRESS);
    }
    return seen.add(ArticleId.of(canonical.get()))
        ? judge(entry, link.strip(), canonical.get())
        : skip(Verdict.DUPLICATE_IN_FEED);
  }

  private Decision judge(Entry entry, String link, String canonical) {
    String hash = EntryHash.of(entry);
    KnownEntry before = known.find(canonical);
    if (before != null && before.entryHash().equals(hash)) {
      return new Decision.Settled(new EntryResult(again(before), null, null));
    }
    return new Decision.Read(new EntryTask(feed, link, canonical, entry, before, hash));
  }

  /** A known entry is what it was; what is due for another reading is read by the revisit. */
  private static Verdict again(KnownEntry before) {
    return before.textHash() != null ? Verdict.UNCHANGED : Verdict.of(before.result());
  }

  private static Decision skip(Verdict verdict) {
    return new Decision.Settled(EntryResult.of(verdict));
  }

  private static boolean isWeb(String link) {
    String lower = link.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static boolean hasScheme(String link) {
    return link.strip().matches("(?i)[a-z][a-z0-9+.-]*:.*");
  }
}
