package dev.silkwire.enrich.format;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.StoryArticle;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The CBOR mapping of values in stores and repartitions: records are arrays without field names,
 * enums are ordinals, an instant is {@code [seconds, nanoseconds]} or seconds alone, and an id of
 * 32 hexadecimal digits is a byte string of 16 bytes.
 */
final class StateMapper {
  /** Records of the contract, which are JSON objects in topics and arrays in state. */
  private static final List<Class<?>> CONTRACT_RECORDS =
      List.of(
          RawArticle.class, StoryArticle.class, Outlet.class, Published.class, CountryDay.class);

  private static final ObjectMapper MAPPER = mapper();

  private StateMapper() {}

  /** Returns the shared mapper, which is safe for concurrent use: nobody configures it again. */
  static ObjectMapper get() {
    return MAPPER;
  }

  private static ObjectMapper mapper() {
    SimpleModule compact =
        new SimpleModule()
            .addSerializer(String.class, new TextSerializer())
            .addDeserializer(String.class, new TextDeserializer())
            .addSerializer(Instant.class, new InstantSerializer())
            .addDeserializer(Instant.class, new InstantDeserializer());
    CBORMapper.Builder builder =
        CBORMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new BlackbirdModule())
            .addModule(compact)
            .enable(SerializationFeature.WRITE_ENUMS_USING_INDEX)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    JsonFormat.Value array = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);
    CONTRACT_RECORDS.forEach(
        type -> builder.withConfigOverride(type, override -> override.setFormat(array)));
    return builder.build();
  }

  private static final class TextSerializer extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1;

    TextSerializer() {
      super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      if (HexIds.isHexadecimal(value)) {
        to.writeBinary(HexFormat.of().parseHex(value));
      } else {
        to.writeString(value);
      }
    }
  }

  private static final class TextDeserializer extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1;

    TextDeserializer() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser from, DeserializationContext context) throws IOException {
      return from.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
          ? HexFormat.of().formatHex(from.getBinaryValue())
          : StringDeserializer.instance.deserialize(from, context);
    }
  }

  private static final class InstantSerializer extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      if (value.getNano() == 0) {
        to.writeNumber(value.getEpochSecond());
      } else {
        to.writeArray(new long[] {value.getEpochSecond(), value.getNano()}, 0, 2);
      }
    }
  }

  private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser from, DeserializationContext context) throws IOException {
      if (!from.isExpectedStartArrayToken()) {
        return Instant.ofEpochSecond(_parseLongPrimitive(from, context));
      }
      from.nextToken();
      long seconds = _parseLongPrimitive(from, context);
      from.nextToken();
      long nanoseconds = _parseLongPrimitive(from, context);
      if (from.nextToken() != JsonToken.END_ARRAY) {
        context.reportWrongTokenException(this, JsonToken.END_ARRAY, "an instant has two numbers");
      }
      return Instant.ofEpochSecond(seconds, nanoseconds);
    }
  }
}
