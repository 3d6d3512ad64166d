package dev.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.contract.error.StageFailure;
import dev.silkwire.contract.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that an operator names are looked at before Kafka is asked for anything. */
class EnrichMainTest {
  @TempDir private Path folder;

  private static EnrichConfig config(String setting, Path file) throws IOException {
    ObjectNode settings = Json.mapper().createObjectNode().put(setting, file.toString());
    return Json.mapper().treeToValue(settings, EnrichConfig.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "catalogue | initiatives: [{id: a, name: A, en: [x], fo: y}] | line 1: unknown key 'fo'",
        "catalogue | initiatives: [a | line 1: not YAML: while parsing a flow sequence, expected",
        "places | hidden: [a | line 1: not YAML: while parsing a flow sequence, expected",
        "places | places: [{country: Peru, forms: a}] | line 1: a country is two capitals",
      })
  void aFileThatCannotBeUsedIsRefusedInOneLine(String setting, String text, String reason)
      throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), text);
    assertThatThrownBy(() -> EnrichMain.start(config(setting, file), new SimpleMeterRegistry()))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("own.yaml cannot be used: " + reason)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource({"catalogue", "places"})
  void aFileThatIsNotThereIsNamed(String setting) throws IOException {
    EnrichConfig config = config(setting, folder.resolve("nowhere.yaml"));
    assertThatThrownBy(() -> EnrichMain.start(config, new SimpleMeterRegistry()))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining(setting)
        .hasMessageContaining("nowhere.yaml cannot be read: no such file");
  }
}
