package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables and flags in {@code docker-compose.yml} are valid for the stages. */
class ComposeFileTest {
  private static JsonNode service(String name) throws IOException {
    return service("docker-compose.yml", name);
  }

  private static JsonNode service(String file, String name) throws IOException {
    return file(file).at("/services/" + name);
  }

  private static JsonNode file(String name) throws IOException {
    return new YAMLMapper().readTree(Path.of("..", name).toFile());
  }

  private static Map<String, String> variables(JsonNode environment) {
    Map<String, String> variables = new TreeMap<>();
    environment.properties().forEach(v -> variables.put(v.getKey(), v.getValue().asText()));
    return variables;
  }

  @Test
  void theStagesFindEachOfThreeBrokers() throws IOException {
    JsonNode environment =
        file("ops/docker-compose.brokers.yml").path("x-stage").path("environment");
    Settings settings = Settings.read(null, variables(environment), Map.of());
    assertThat(settings.connection().bootstrap())
        .isEqualTo("kafka:29092,kafka-2:29092,kafka-3:29092");
    assertThat(settings.connection().layout().replication()).isEqualTo(3);
  }

  @Test
  void allFilesUseOneVersionOfKafka() throws IOException {
    JsonNode image = service("kafka").path("image");
    assertThat(image.asText()).startsWith("apache/kafka:");
    String broker = Files.readString(Path.of("..", "ops/docker-compose.brokers.yml"));
    assertThat(broker).contains("image: " + image.asText() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "sink"})
  void aStageKnowsItsFlags(String stage) throws IOException {
    List<String> words = new ArrayList<>();
    service(stage).path("command").forEach(word -> words.add(word.asText()));
    assertThat(words).startsWith(stage);
    assertThat(Silkwire.commandLine().parseArgs(words.toArray(String[]::new)).subcommand())
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "sink"})
  void aStageKnowsItsVariables(String stage) throws IOException {
    Map<String, String> variables = variables(service(stage).path("environment"));
    variables.putAll(variables(file("docker-compose.yml").path("x-stage-environment")));
    Settings settings = Settings.read(null, variables, Map.of());
    assertThat(settings.connection().bootstrap()).isEqualTo("kafka:29092");
    if (stage.equals("sink")) {
      assertThat(settings.sink().database()).isEqualTo("jdbc:postgresql://postgres/silkwire");
      assertThat(settings.sink().bind()).isEqualTo("0.0.0.0");
    }
  }
}
