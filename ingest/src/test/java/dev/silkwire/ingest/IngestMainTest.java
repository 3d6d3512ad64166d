package dev.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.error.StageFailure;
import dev.silkwire.contract.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that an operator names are looked at before Kafka is asked for anything. */
class IngestMainTest {
  @TempDir private Path folder;

  private static void start(Path siteRules) {
    Map<String, String> settings = Map.of("siteRules", siteRules.toString());
    IngestConfig config = Json.mapper().convertValue(settings, IngestConfig.class);
    IngestMain.start(config, new SimpleMeterRegistry()).close();
  }

  @Test
  void invalidSiteRulesAreRejectedWithFileAndLine() throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.txt"), "news.example contnt .story\n");
    assertThatThrownBy(() -> start(rules))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("rules.txt: site rules, line 1");
  }

  @Test
  void aMissingFileOfSiteRulesIsNamed() {
    assertThatThrownBy(() -> start(folder.resolve("nowhere.txt")))
        .isInstanceOf(StageFailure.class)
        .hasMessageMatching("cannot read the site rules in .*nowhere.txt: no such file");
  }
}
