package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed, with the reason and the beginning of its value.
 *
 * <pre>{@code
 * DeadLetter letter =
 *     DeadLetter.of("enrich", "title has 2,000 characters; at most 1,000 are allowed",
 *         "news.raw-articles", 0, 42, key, bytes, clock.instant());
 * }</pre>
 *
 * @param stage the stage that rejected the record: {@code ingest}, {@code enrich}, {@code sink}
 * @param reason the reason in words, without the rejected value
 * @param topic the record's topic
 * @param partition the record's partition
 * @param offset the record's offset
 * @param key the record's key, truncated to {@link FieldLimits#KEY}; null if it had none
 * @param value the first {@link FieldLimits#DEAD_LETTER_BYTES} bytes of the value in Base64 (RFC
 *     4648); null for a tombstone
 * @param valueBytes the length of the whole value; null for a tombstone, and in records of earlier
 *     versions
 * @param refusedAt the time of the rejection
 */
public record DeadLetter(
    String stage,
    String reason,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    @Nullable String value,
    @Nullable Integer valueBytes,
    Instant refusedAt) {
  private static final int MAX_BASE64_LENGTH = (FieldLimits.DEAD_LETTER_BYTES + 2) / 3 * 4;

  public DeadLetter {
    FieldCheck.word("stage", requireNonNull(stage));
    FieldCheck.text("reason", requireNonNull(reason), FieldLimits.NOTE);
    FieldCheck.text("topic", requireNonNull(topic), FieldLimits.OUTLET + FieldLimits.ID);
    FieldCheck.text("key", key, FieldLimits.KEY);
    FieldCheck.text("value", value, MAX_BASE64_LENGTH);
    FieldCheck.arrival("refusedAt", requireNonNull(refusedAt));
  }

  /** Creates the dead letter of a record; truncates the reason, the key and the value. */
  public static DeadLetter of(
      String stage,
      String reason,
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      byte @Nullable [] value,
      Instant refusedAt) {
    return new DeadLetter(
        stage,
        StorableText.fit(reason, FieldLimits.NOTE),
        topic,
        partition,
        offset,
        key == null ? null : StorableText.fit(key, FieldLimits.KEY),
        value == null ? null : encode(value),
        value == null ? null : value.length,
        refusedAt);
  }

  private static String encode(byte[] bytes) {
    byte[] kept =
        bytes.length <= FieldLimits.DEAD_LETTER_BYTES
            ? bytes
            : Arrays.copyOf(bytes, FieldLimits.DEAD_LETTER_BYTES);
    return Base64.getEncoder().encodeToString(kept);
  }
}
