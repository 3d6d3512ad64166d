package dev.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrichConfigTest {

  @Test
  void whatIsAbsentTakesItsDefault() throws Exception {
    assertThat(Json.mapper().readValue("{}", EnrichConfig.class))
        .isEqualTo(EnrichConfig.defaults());
  }

  @Test
  void whatIsSaidIsTaken() throws Exception {
    EnrichConfig config =
        Json.mapper()
            .readValue(
                """
                {"kafka": {"bootstrap": "kafka:9092"}, "applicationId": "a", "instance": "b",
                 "stateDir": "/state", "threads": 2, "commitInterval": "PT1S",
                 "storyTtl": "P7D", "catalogue": "/c.yaml",
                 "places": "/p.yaml", "rollUp": ["HK=CN"],
                 "replication": 3, "notReadyAfter": "PT30S", "notLiveAfter": "PT2M"}
                """,
                EnrichConfig.class);
    assertThat(config)
        .isEqualTo(
            new EnrichConfig(
                KafkaConnection.to("kafka:9092"),
                "a",
                "b",
                Path.of("/state"),
                2,
                Duration.ofSeconds(1),
                Duration.ofDays(7),
                Path.of("/c.yaml"),
                Path.of("/p.yaml"),
                List.of("HK=CN"),
                3,
                Duration.ofSeconds(30),
                Duration.ofMinutes(2)));
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    assertThatThrownBy(() -> Json.mapper().readValue("{\"threads\": 0}", EnrichConfig.class))
        .hasMessageContaining("enrich.threads");
    assertThatThrownBy(
            () -> Json.mapper().readValue("{\"notLiveAfter\": \"PT1S\"}", EnrichConfig.class))
        .hasMessageContaining("enrich.notLiveAfter");
    assertThatThrownBy(() -> Json.mapper().readValue("{\"rollUp\": [\"HK\"]}", EnrichConfig.class))
        .hasMessageContaining("rollUp");
  }
}
