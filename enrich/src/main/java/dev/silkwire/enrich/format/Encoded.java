package dev.silkwire.enrich.format;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * The value of a repartition record, deserialized only when the receiving processor reads it.
 * Invalid bytes therefore fail in the processor, which writes them to the dead letters, and not in
 * the source node. Immutable.
 *
 * @param <T> the value type
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

  /** Returns a value to send. */
  public static <T> Encoded<T> of(T value) {
    return new Encoded<>(requireNonNull(value), null, null);
  }

  /** Returns a serde that keeps received bytes until {@link #get} is called. */
  public static <T> Serde<Encoded<T>> serde(StateSerde<T> values) {
    return Serdes.serdeFrom(
        (topic, encoded) -> encoded == null ? null : values.serialize(topic, encoded.get()),
        (topic, bytes) -> new Encoded<>(null, bytes, values));
  }

  /**
   * Returns the value.
   *
   * @throws SerializationException when the bytes are absent, invalid, or of another version: a
   *     single record must not stop enrich
   */
  public T get() {
    if (value != null) {
      return value;
    }
    if (bytes == null) {
      throw new SerializationException("no value");
    }
    try {
      return requireNonNull(requireNonNull(serde).deserialize("the record", bytes));
    } catch (StateVersionException e) {
      throw new SerializationException(e.getMessage(), e);
    }
  }
}
