package dev.silkwire.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.health.StageHealths;
import dev.silkwire.contract.json.Json;
import dev.silkwire.sink.store.Tables;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkMetricsTest {
  private static final SinkConfig CONFIG =
      Json.mapper()
          .convertValue(
              Map.of("kafka", Map.of("bootstrap", "127.0.0.1:1"), "instance", "a"),
              SinkConfig.class);

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final SinkMetrics metrics =
      new SinkMetrics(registry, new CombinedHealth(List.of(), new StageHealths(List.of("sink"))));

  @ParameterizedTest
  @ValueSource(strings = {"records", "upserted", "deleted", "superseded", "refused", "lag"})
  void eachTopicIsPresentFromTheStart(String meter) {
    assertThat(labels("silkwire.sink." + meter, "topic"))
        .containsExactlyInAnyOrderElementsOf(
            Tables.ALL.stream().map(table -> table.topic().name()).toList());
  }

  @Test
  void theKafkaClientsAreMeasuredUntilTheyAreClosed() {
    try (Consumer<String, byte[]> consumer = KafkaClients.consumer(CONFIG, "m");
        Producer<String, byte[]> producer = KafkaClients.producer(CONFIG, "m")) {
      Runnable remove = metrics.clients(consumer, producer);
      assertThat(labels("kafka.consumer.connection.count", "client.id")).containsExactly("m");
      assertThat(labels("kafka.producer.connection.count", "client.id"))
          .containsExactly("m-dead-letters");

      remove.run();

      assertThat(labels("kafka.consumer.connection.count", "client.id")).isEmpty();
      assertThat(labels("kafka.producer.connection.count", "client.id")).isEmpty();
    }
  }

  private List<String> labels(String meter, String label) {
    return registry.find(meter).meters().stream()
        .map(Meter::getId)
        .map(id -> String.valueOf(id.getTag(label)))
        .toList();
  }
}
