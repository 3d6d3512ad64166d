package dev.silkwire.ingest.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fits the entries of a feed status into a Kafka record. First the oldest entries lose their
 * titles, dates and validators, then the oldest entries that are not in the document are dropped,
 * then the oldest of all.
 */
final class FeedStatusLimit {
  /** Maximum bytes of all entries; the rest of the record is for the other fields. */
  static final int BYTES = FieldLimits.RECORD_BYTES - 100_000;

  /** Maximum bytes of an entry as JSON without URL, title, date and validators. */
  private static final int FIXED_BYTES = 420;

  private FeedStatusLimit() {}

  /** Returns the minimum bytes of an entry with this link. */
  static int leastBytes(@Nullable String link) {
    return link == null ? 0 : FIXED_BYTES + link.getBytes(UTF_8).length;
  }

  /**
   * @param newestFirst the entries
   * @param isPresent whether an entry is in the document
   */
  static List<KnownEntry> fit(List<KnownEntry> newestFirst, Predicate<KnownEntry> isPresent) {
    List<KnownEntry> kept = new ArrayList<>(newestFirst);
    int bytes = kept.stream().mapToInt(FeedStatusLimit::bytes).sum();
    for (int i = kept.size() - 1; i >= 0 && bytes > BYTES; i--) {
      bytes -= bytes(kept.get(i));
      kept.set(i, withoutDetails(kept.get(i)));
      bytes += bytes(kept.get(i));
    }
    bytes = dropOldest(kept, bytes, isPresent.negate());
    dropOldest(kept, bytes, entry -> true);
    return kept;
  }

  private static int dropOldest(List<KnownEntry> kept, int bytes, Predicate<KnownEntry> which) {
    int left = bytes;
    for (int i = kept.size() - 1; i >= 0 && left > BYTES; i--) {
      if (which.test(kept.get(i))) {
        left -= bytes(kept.remove(i));
      }
    }
    return left;
  }

  private static KnownEntry withoutDetails(KnownEntry e) {
    return KnownEntry.builder(
            e.articleId(), e.url(), e.entryHash(), e.result(), e.seen(), e.readings())
        .nextReading(e.nextReading())
        .textHash(e.textHash())
        .attempts(e.attempts())
        .build();
  }

  private static int bytes(KnownEntry entry) {
    try {
      return Json.mapper().writeValueAsBytes(entry).length + 1;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }
}
