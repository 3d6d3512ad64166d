package dev.silkwire.sink;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.silkwire.contract.json.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {
  @Test
  void allClientsAcceptTheTimesOfAnOperator() {
    Map<String, String> properties =
        Map.of("request.timeout.ms", "60000", "linger.ms", "6000", "fetch.max.wait.ms", "900");
    Map<String, Object> kafka = Map.of("bootstrap", "127.0.0.1:1", "properties", properties);
    SinkConfig config = Json.mapper().convertValue(Map.of("kafka", kafka), SinkConfig.class);

    assertThatCode(
            () -> {
              KafkaClients.producer(config, "m").close(Duration.ZERO);
              KafkaClients.consumer(config, "m").close();
              KafkaClients.admin(config, "m").close(Duration.ZERO);
            })
        .doesNotThrowAnyException();
  }
}
