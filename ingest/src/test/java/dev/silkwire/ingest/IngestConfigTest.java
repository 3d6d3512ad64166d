package dev.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {
  @Test
  void absentSettingsHaveDefaults() {
    IngestConfig config = IngestConfig.defaults(KafkaConnection.to("kafka:9092"));

    assertThat(config.kafka().bootstrap()).isEqualTo("kafka:9092");
    assertThat(config.every()).isNull();
    assertThat(config.minInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.revisits())
        .containsExactly(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));
    assertThat(config.allow()).isEmpty();
    assertThat(config.userAgent()).startsWith("Silkwire/").contains("+https://");
    assertThat(config.maxBytes()).isEqualTo(8 << 20);
  }

  @Test
  void settingsAreUsed() {
    IngestConfig config =
        read(Map.of("every", "PT5S", "allow", List.of("127.0.1.0/24"), "workers", 3));

    assertThat(config.every()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.allow()).containsExactly("127.0.1.0/24");
    assertThat(config.workers()).isEqualTo(3);
  }

  @Test
  void invalidSettingsAreRejectedByName() {
    assertThatThrownBy(() -> read(Map.of("workers", 0))).hasMessageContaining("workers");
    assertThatThrownBy(() -> read(Map.of("every", "PT0S"))).hasMessageContaining("every");
    assertThatThrownBy(() -> read(Map.of("minInterval", "PT48H")))
        .hasMessageContaining("minInterval must not exceed maxInterval");
  }

  private static IngestConfig read(Map<String, Object> values) {
    return Json.mapper().convertValue(values, IngestConfig.class);
  }
}
