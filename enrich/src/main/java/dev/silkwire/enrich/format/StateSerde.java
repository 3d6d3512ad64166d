package dev.silkwire.enrich.format;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.JsonSerde;
import java.util.ArrayList;
import java.util.List;
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

  private final BiConsumer<T, FieldWriter> writer;

  /** Of each version, the first at nought. */
  private final List<Function<FieldReader, T>> readers;

  private final Function<byte[], T> json;

  private StateSerde(
      BiConsumer<T, FieldWriter> writer,
      List<Function<FieldReader, T>> readers,
      Function<byte[], T> json) {
    this.writer = writer;
    this.readers = List.copyOf(readers);
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
        writer,
        List.of(reader),
        bytes -> upgrade.apply(requireNonNull(json.deserialize("", bytes))));
  }

  /** The version after this: it writes otherwise, and reads what all before it wrote. */
  public StateSerde<T> next(BiConsumer<T, FieldWriter> newWriter, Function<FieldReader, T> reader) {
    List<Function<FieldReader, T>> all = new ArrayList<>(readers);
    all.add(reader);
    return new StateSerde<>(newWriter, all, json);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    FieldWriter fields = new FieldWriter().one(readers.size());
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
    if (version != JSON && (version < 1 || version > readers.size())) {
      throw new SerializationException(
          topic + " holds values of version " + version + ": a newer Silkwire wrote them");
    }
    try {
      return version == JSON
          ? json.apply(bytes)
          : readers.get(version - 1).apply(new FieldReader(bytes, 1));
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
