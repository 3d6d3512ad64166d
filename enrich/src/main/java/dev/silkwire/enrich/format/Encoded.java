package dev.silkwire.enrich.format;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * The value of a repartition record, which the receiving step decodes. Bytes that are no such value
 * fail in the step, where the record is refused, and not in the source node. Immutable.
 *
 * @param <T> the record type
 */
public final class Encoded<T> {
  private final @Nullable T value;
  private final byte @Nullable [] bytes;
  private final @Nullable StateSerde<T> serde;

  private Encoded(@Nullable T value, byte @Nullable [] bytes, @Nullable StateSerde<T> serde) {
    this.value = value;
    this.bytes = bytes;
    this.serde = serde;
  }

  /** A value to send. */
  public static <T> Encoded<T> of(T value) {
    return new Encoded<>(requireNonNull(value), null, null);
  }

  /** A serde that leaves received bytes as they are until {@link #get}. */
  public static <T> Serde<Encoded<T>> serde(StateSerde<T> values) {
    return Serdes.serdeFrom(
        (topic, encoded) -> encoded == null ? null : values.serialize(topic, encoded.get()),
        (topic, bytes) -> new Encoded<>(null, bytes, values));
  }

  /**
   * Returns the value.
   *
   * @throws SerializationException when the bytes are absent or no such value
   */
  public T get() {
    if (value != null) {
      return value;
    }
    if (bytes == null) {
      throw new SerializationException("no value");
    }
    return requireNonNull(requireNonNull(serde).deserialize("the record", bytes));
  }
}
