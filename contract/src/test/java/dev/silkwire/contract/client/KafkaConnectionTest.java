package dev.silkwire.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.topic.TopicLayout;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaConnectionTest {
  @Test
  void propertiesOverrideTuningButNotTheAddress() {
    KafkaConnection kafka = connection(Map.of("linger.ms", "20", "a", "b"));

    assertThat(kafka.settings(Map.of("linger.ms", 5, "batch.size", 9)))
        .isEqualTo(
            Map.of("bootstrap.servers", "k:1", "linger.ms", "20", "a", "b", "batch.size", 9));
  }

  @Test
  void theTimesOfAnAdminClientAreNotTheOperators() {
    KafkaConnection kafka = connection(Map.of("request.timeout.ms", "60000"));

    assertThat(kafka.adminSettings(Duration.ofSeconds(5), "probe"))
        .containsEntry("request.timeout.ms", 5_000)
        .containsEntry("default.api.timeout.ms", 5_000)
        .containsEntry("client.id", "probe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "group.id; is a property that Silkwire sets itself: set sink.group",
        "main.consumer.group.instance.id; set the instance of the stage instead",
        "isolation.level; 'isolation.level' is a property that Silkwire sets itself: remove it",
        "producer.acks; 'producer.acks' is a property",
      })
  void aReservedPropertyIsRejectedByName(String name, String message) {
    assertThatThrownBy(() -> connection(Map.of(name, "secret")))
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void theTextContainsNoValues() {
    KafkaConnection kafka = connection(Map.of("ssl.key.password", "secret"));

    assertThat(kafka).hasToString("k:1 with [ssl.key.password]");
  }

  private static KafkaConnection connection(Map<String, String> properties) {
    return new KafkaConnection("k:1", properties, TopicLayout.DEFAULT);
  }
}
