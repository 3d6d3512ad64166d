package dev.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document agrees with the topics in the code. */
class AsyncApiTest {
  private final JsonNode document = read();

  private static JsonNode read() {
    try (InputStream in = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, JsonNode> channels() {
    Map<String, JsonNode> channels = new TreeMap<>();
    document.get("channels").forEach(c -> channels.put(c.get("address").asText(), c));
    return channels;
  }

  @Test
  void channelsAreTheTopics() {
    assertThat(channels().keySet())
        .containsExactlyInAnyOrderElementsOf(Topics.ALL.stream().map(Topic::name).toList());
  }

  @Test
  void channelsHaveTheSettingsOfTheirTopics() {
    for (Topic<?> topic : Topics.ALL) {
      JsonNode kafka = channels().get(topic.name()).at("/bindings/kafka");
      assertThat(kafka.get("partitions").asInt()).as(topic.name()).isEqualTo(topic.partitions());
      Map<String, String> documented = new TreeMap<>();
      kafka
          .get("topicConfiguration")
          .properties()
          .forEach(
              e ->
                  documented.put(
                      e.getKey(),
                      e.getValue().isArray()
                          ? e.getValue().get(0).asText()
                          : e.getValue().asText()));
      assertThat(documented).as(topic.name()).isEqualTo(topic.settings());
    }
  }

  @Test
  void messagesHaveTheirEventTypeAndSchema() {
    Map<String, String> schemas = new TreeMap<>();
    document
        .at("/components/messages")
        .forEach(
            m -> schemas.put(m.get("name").asText(), "/" + m.at("/payload/schema/$ref").asText()));
    assertThat(schemas)
        .isEqualTo(
            Topics.ALL.stream().collect(Collectors.toMap(Topic::eventType, Topic::schemaResource)));
  }

  @Test
  void everyChannelHasAnOperation() {
    List<String> channels =
        document.get("operations").findValuesAsText("$ref").stream().sorted().toList();
    assertThat(channels).hasSize(Topics.ALL.size());
  }
}
