package dev.silkwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Holds records that tests write against the schemas that consumers read. */
public final class SchemaCheck {
  private SchemaCheck() {}

  /** Fails unless the value is what the topic's schema says; a tombstone always passes. */
  public static void assertValid(Topic<?> topic, byte[] value) {
    if (value == null) {
      return;
    }
    Set<ValidationMessage> complaints = complaints(topic, value);
    if (!complaints.isEmpty()) {
      throw new AssertionError(topic.name() + " broke its schema: " + complaints);
    }
  }

  /** Fails unless the record, as it would be written, is what the topic's schema says. */
  public static <V> void assertValid(Topic<V> topic, V value) {
    assertValid(topic, JsonSerde.of(topic.type()).serialize(topic.name(), value));
  }

  private static Set<ValidationMessage> complaints(Topic<?> topic, byte[] value) {
    try {
      JsonNode node = Json.mapper().readTree(value);
      return schema(topic)
          .validate(node, c -> c.getExecutionConfig().setFormatAssertionsEnabled(true));
    } catch (IOException e) {
      throw new AssertionError(topic.name() + " holds what is not JSON", e);
    }
  }

  private static JsonSchema schema(Topic<?> topic) throws IOException {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(topic.schemaResource())) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(in, SchemaValidatorsConfig.builder().build());
    }
  }
}
