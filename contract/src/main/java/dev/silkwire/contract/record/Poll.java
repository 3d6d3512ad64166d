package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.Frozen;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account of one poll, or of one batch of a long poll: {@code seen = published + unchanged +
 * the sum of skipped}. It is written in the same transaction as the published articles.
 *
 * @param feedId id of the feed
 * @param url the requested URL
 * @param kind a poll of the feed, a further batch of it, or a revisit of pages for corrections
 * @param startedAt start of the poll
 * @param millis duration in milliseconds
 * @param outcome such as {@code ok}, {@code not-modified}, {@code rate-limited}, {@code failed}
 * @param note the reason in words, null if there is none
 * @param httpStatus status of the response, null if there was none
 * @param bytes size of the document after decompression
 * @param seen number of entries in this account
 * @param published number of records sent to {@code news.raw-articles}
 * @param unchanged number of known entries that have not changed
 * @param skipped number of all other entries, by the name of the reason
 * @param nextPoll time of the next poll
 */
public record Poll(
    String feedId,
    String url,
    Kind kind,
    Instant startedAt,
    long millis,
    String outcome,
    @Nullable String note,
    @Nullable Integer httpStatus,
    long bytes,
    int seen,
    int published,
    int unchanged,
    Map<String, Integer> skipped,
    Instant nextPoll) {

  /** The kind of poll. */
  public enum Kind {
    @JsonProperty("feed")
    FEED,
    /** A further batch of entries of a poll whose first batch is in an earlier record. */
    @JsonProperty("part")
    PART,
    /** A revisit of the pages of known entries. */
    @JsonProperty("revisit")
    REVISIT
  }

  public Poll {
    FieldCheck.id("feedId", requireNonNull(feedId));
    FieldCheck.text("url", requireNonNull(url), FieldLimits.URL);
    requireNonNull(kind);
    FieldCheck.arrival("startedAt", requireNonNull(startedAt));
    FieldCheck.word("outcome", requireNonNull(outcome));
    FieldCheck.text("note", note, FieldLimits.NOTE);
    FieldCheck.arrival("nextPoll", requireNonNull(nextPoll));
    skipped = Frozen.copy(skipped);
    FieldCheck.count("skipped", skipped.size(), FieldLimits.LABELS);
    skipped.keySet().forEach(name -> FieldCheck.word("skipped", name));
    int skippedCount = skipped.values().stream().mapToInt(Integer::intValue).sum();
    if (seen != published + unchanged + skippedCount) {
      throw new IllegalArgumentException(
          "a poll of %s does not add up: seen %d, published %d, unchanged %d, skipped %s"
              .formatted(url, seen, published, unchanged, skipped));
    }
  }
}
