package dev.silkwire.enrich.format;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A serde for values of stores and repartitions: one byte with the version of the format, then the
 * value in CBOR ({@link StateMapper}). The value type is a record with {@code @JsonFormat(shape =
 * ARRAY)}.
 *
 * <pre>{@code
 * @JsonFormat(shape = JsonFormat.Shape.ARRAY)
 * record Total(CountryDay day, boolean published) {}
 *
 * StateSerde<Total> serde = StateSerde.of(Total.class);
 * }</pre>
 *
 * <p>Safe for concurrent use: it is immutable.
 *
 * @param <T> the value type
 */
public final class StateSerde<T> implements Serde<T>, Serializer<T>, Deserializer<T> {
  /** Version 1 had fields in a format of our own. */
  private static final byte VERSION = 2;

  private static final int OLDEST_VERSION = 1;
  private static final int INITIAL_BYTES = 128;

  private final Class<T> type;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  private StateSerde(Class<T> type) {
    this.type = type;
    this.reader = StateMapper.get().readerFor(type);
    this.writer = StateMapper.get().writerFor(type);
  }

  /** Returns a serde for values of a type. */
  public static <T> StateSerde<T> of(Class<T> type) {
    return new StateSerde<>(type);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
    bytes.write(VERSION);
    try {
      writer.writeValue(bytes, value);
    } catch (IOException e) {
      throw new SerializationException("cannot serialize a " + type.getSimpleName(), e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws StateVersionException when the bytes were written by an older build
   * @throws SerializationException when the bytes are not such a value
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    int version = bytes.length == 0 ? -1 : bytes[0];
    if (version >= OLDEST_VERSION && version < VERSION) {
      throw new StateVersionException(topic, version, VERSION);
    }
    if (version != VERSION) {
      throw new SerializationException(
          topic + " holds a value of unknown format version " + version);
    }
    try {
      return requireNonNull(reader.<T>readValue(bytes, 1, bytes.length - 1), "null");
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "%s holds no valid %s: %s".formatted(topic, type.getSimpleName(), firstLine(e)), e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
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
    // There is nothing to configure.
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
