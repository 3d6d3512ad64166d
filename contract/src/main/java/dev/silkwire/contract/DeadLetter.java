package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What could not be processed, with the reason and the original.
 *
 * @param stage where it was refused: {@code ingest}, {@code enrich}, {@code sink}
 * @param reason for a person
 * @param topic it came from
 * @param partition it came from
 * @param offset it came from
 * @param key as received, null when it had none
 * @param value the original bytes in Base64 (RFC 4648); null for a tombstone
 * @param refusedAt when
 */
public record DeadLetter(
    String stage,
    String reason,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    @Nullable String value,
    Instant refusedAt) {
  public DeadLetter {
    requireNonNull(stage);
    requireNonNull(reason);
    requireNonNull(topic);
    requireNonNull(refusedAt);
  }

  /** Bytes as a dead letter holds them. */
  public static @Nullable String encode(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }
}
