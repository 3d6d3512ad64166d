package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account of one poll, or of one part of a long one: {@code seen = published + unchanged + the
 * sum of skipped}. It is written in the same transaction as the articles it speaks of.
 *
 * @param feedId the feed
 * @param url the address asked
 * @param kind a poll of the feed, or a revisit of pages for corrections
 * @param startedAt when it began
 * @param millis how long it took
 * @param outcome such as {@code ok}, {@code not-modified}, {@code rate-limited}, {@code failed}
 * @param note the reason, for a person; null when all is well
 * @param httpStatus the answer's status, null when there was none
 * @param bytes of the document after decompression
 * @param seen entries this account speaks of
 * @param published records sent to {@code news.raw-articles}
 * @param unchanged entries known and as they were
 * @param skipped every other entry, by the name of the reason
 * @param nextPoll when the feed is due again
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

  /** What was polled. */
  public enum Kind {
    @JsonProperty("feed")
    FEED,
    /** Further entries of a poll whose account was begun in an earlier record. */
    @JsonProperty("part")
    PART,
    /** Pages of known entries, looked at again. */
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
    int named = skipped.values().stream().mapToInt(Integer::intValue).sum();
    if (seen != published + unchanged + named) {
      throw new IllegalArgumentException(
          "a poll of %s does not add up: seen %d, published %d, unchanged %d, skipped %s"
              .formatted(url, seen, published, unchanged, skipped));
    }
  }
}
