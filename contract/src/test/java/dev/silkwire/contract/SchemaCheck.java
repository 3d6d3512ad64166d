package dev.silkwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Assertions that records match the JSON Schemas of their topics. */
public final class SchemaCheck {
  private SchemaCheck() {}

  /** Fails unless a serialized value matches the topic's schema; a tombstone always passes. */
  public static void assertValid(Topic<?> topic, byte[] value) {
    if (value == null) {
      return;
    }
    Set<ValidationMessage> violations = violations(topic, value);
    if (!violations.isEmpty()) {
      throw new AssertionError(topic.name() + " violates its schema: " + violations);
    }
  }

  /** Fails unless a record, when serialized, matches the topic's schema. */
  public static <V> void assertValid(Topic<V> topic, V value) {
    assertValid(topic, JsonSerde.of(topic.type()).serialize(topic.name(), value));
  }

  private static Set<ValidationMessage> violations(Topic<?> topic, byte[] value) {
    try {
      JsonNode node = Json.mapper().readTree(value);
      return schema(topic)
          .validate(node, c -> c.getExecutionConfig().setFormatAssertionsEnabled(true));
    } catch (IOException e) {
      throw new AssertionError(topic.name() + " has a value that is not JSON", e);
    }
  }

  private static JsonSchema schema(Topic<?> topic) throws IOException {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(topic.schemaResource())) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(in, SchemaValidatorsConfig.builder().build());
    }
  }
}
