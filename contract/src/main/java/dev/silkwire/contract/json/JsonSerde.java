package dev.silkwire.contract.json;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.silkwire.contract.limit.StorableText;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka serde for JSON values of one record type. Null is a tombstone and stays null. Immutable
 * and safe for concurrent use.
 *
 * @param <T> the record type
 */
public final class JsonSerde<T> implements Serde<T>, Serializer<T>, Deserializer<T> {
  private static final int MAX_PATH_DEPTH = 5;
  private static final int MAX_PATH_LENGTH = 100;

  private final Class<T> type;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  private JsonSerde(Class<T> type) {
    this.type = requireNonNull(type);
    this.reader = Json.mapper().readerFor(type);
    this.writer = Json.mapper().writerFor(type);
  }

  /** Creates a serde for values of a type. */
  public static <T> JsonSerde<T> of(Class<T> type) {
    return new JsonSerde<>(type);
  }

  /**
   * @throws SerializationException if the value cannot be serialized, which is a bug
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new SerializationException("cannot serialize a " + type.getSimpleName(), e);
    }
  }

  /**
   * @throws SerializationException if the bytes are not a valid record; the message names the field
   *     and the reason
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return reader.readValue(bytes);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("not a " + type.getSimpleName() + ": " + reason(e), e);
    }
  }

  /** Describes an error by the field's path and the expected type, without the value. */
  private static String reason(Exception e) {
    if (e instanceof ValueInstantiationException invalid && invalid.getCause() != null) {
      return path(invalid) + invalid.getCause().getMessage();
    }
    if (e instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
      return path(mismatched) + "expected " + mismatched.getTargetType().getSimpleName();
    }
    if (e instanceof JsonMappingException mapping) {
      return path(mapping) + "unreadable";
    }
    return e instanceof JsonProcessingException parsing && parsing.getLocation() != null
        ? "not JSON from byte " + parsing.getLocation().getByteOffset() + " on"
        : e.getClass().getSimpleName();
  }

  private static String path(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
            .limit(MAX_PATH_DEPTH)
            .collect(joining("."));
    return path.isEmpty() ? "" : StorableText.fit(path, MAX_PATH_LENGTH) + ": ";
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
    // Not configurable.
  }

  @Override
  public void close() {
    // No resources.
  }
}
