package dev.silkwire.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.health.StageHealths;
import dev.silkwire.sink.store.Tables;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkMetricsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();

  @ParameterizedTest
  @ValueSource(strings = {"records", "upserted", "deleted", "superseded", "refused", "lag"})
  void eachTopicIsPresentFromTheStart(String meter) {
    new SinkMetrics(registry, new CombinedHealth(List.of(), new StageHealths(List.of("sink"))));

    assertThat(registry.get("silkwire.sink." + meter).meters())
        .map(Meter::getId)
        .map(id -> id.getTag("topic"))
        .containsExactlyInAnyOrderElementsOf(
            Tables.ALL.stream().map(table -> table.topic().name()).toList());
  }
}
