package dev.silkwire.enrich.format;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.JsonSerde;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of a store or a repartition: a byte that names the version, then the fields. What was
 * written as JSON, before there were versions, is read too. Thread-safe.
 *
 * @param <T> the record type
 */
public final class StateSerde<T> implements Serde<T>, Serializer<T>, Deserializer<T> {
  private static final byte JSON = '{';
  private static final byte VERSION = 1;

  private final BiConsumer<T, FieldWriter> writer;
  private final Function<FieldReader, T> reader;
  private final Function<byte[], T> json;

  private StateSerde(
      BiConsumer<T, FieldWriter> writer,
      Function<FieldReader, T> reader,
      Function<byte[], T> json) {
    this.writer = writer;
    this.reader = reader;
    this.json = json;
  }

  /** A serde by the two functions, which must agree on the order of the fields. */
  public static <T> StateSerde<T> of(
      Class<T> type, BiConsumer<T, FieldWriter> writer, Function<FieldReader, T> reader) {
    return of(type, Function.identity(), writer, reader);
  }

  /**
   * As above, where another record stood in the JSON.
   *
   * @param before that record
   * @param upgrade what it becomes
   */
  public static <J, T> StateSerde<T> of(
      Class<J> before,
      Function<J, T> upgrade,
      BiConsumer<T, FieldWriter> writer,
      Function<FieldReader, T> reader) {
    JsonSerde<J> json = JsonSerde.of(before);
    return new StateSerde<>(
        writer, reader, bytes -> upgrade.apply(requireNonNull(json.deserialize("", bytes))));
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
   * @throws SerializationException when the bytes are of a version to come, or no such value
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    int version = bytes.length == 0 ? -1 : bytes[0];
    return switch (version) {
      case VERSION -> reader.apply(new FieldReader(bytes, 1));
      case JSON -> json.apply(bytes);
      default ->
          throw new SerializationException(
              topic + " holds values of version " + version + ": a newer Silkwire wrote them");
    };
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
