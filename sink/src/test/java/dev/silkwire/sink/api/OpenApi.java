package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The document that describes the API, for tests that hold the API against it. */
final class OpenApi {
  private final JsonNode document;

  OpenApi() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.json")) {
      document = Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the parameters in the query, by path. */
  Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new TreeMap<>();
    document
        .get("paths")
        .properties()
        .forEach(path -> parameters.put(path.getKey(), parameters(path.getValue())));
    return parameters;
  }

  private List<String> parameters(JsonNode path) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : path.at("/get/parameters")) {
      JsonNode resolved = resolved(parameter);
      if (resolved.get("in").asText().equals("query")) {
        names.add(resolved.get("name").asText());
      }
    }
    return names;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Asserts that a response is valid against the schema of its path and status. */
  void assertValid(String path, int status, JsonNode answer) {
    String known =
        path.replaceFirst("\\?.*", "").replaceFirst("/api/articles/[^/]+", "/api/articles/{id}");
    JsonNode responses = document.at("/paths/" + known.replace("/", "~1") + "/get/responses");
    assertThat(responses.has(Integer.toString(status))).as("%s %s", known, status).isTrue();
    JsonNode response = resolved(responses.get(Integer.toString(status)));
    ObjectNode schema = response.at("/content/application~1json/schema").deepCopy();
    schema.set("components", document.get("components"));
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema)
                .validate(answer, c -> c.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .as("%s %s", path, answer)
        .isEmpty();
  }
}
