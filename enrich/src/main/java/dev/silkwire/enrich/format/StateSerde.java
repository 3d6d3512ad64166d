package dev.silkwire.enrich.format;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of a store or a repartition: a byte that names the version, then the fields. Thread-safe.
 *
 * @param <T> the record type
 */
public final class StateSerde<T> implements Serde<T>, Serializer<T>, Deserializer<T> {
  private static final byte VERSION = 1;

  private final BiConsumer<T, FieldWriter> writer;
  private final Function<FieldReader, T> reader;

  private StateSerde(BiConsumer<T, FieldWriter> writer, Function<FieldReader, T> reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** A serde by the two functions, which must agree on the order of the fields. */
  public static <T> StateSerde<T> of(
      BiConsumer<T, FieldWriter> writer, Function<FieldReader, T> reader) {
    return new StateSerde<>(writer, reader);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    FieldWriter fields = new FieldWriter().one(VERSION);
    writer.accept(value, fields);
    return fields.toBytes();
  }

  /**
   * @throws SerializationException when the bytes are of another version, or no such value
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    int version = bytes.length == 0 ? -1 : bytes[0];
    if (version != VERSION) {
      throw new SerializationException(
          topic + " holds values of version " + version + ": another Silkwire wrote them");
    }
    try {
      return reader.apply(new FieldReader(bytes, 1));
    } catch (SerializationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new SerializationException(topic + " holds no such value: " + e.getMessage(), e);
    }
  }

  @Override
  public Serializer<T> serializer() {
    return this;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this;
  }

  @Override
  public void configure(java.util.Map<String, ?> configs, boolean isKey) {
    // Nothing to configure: the functions say it all.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
