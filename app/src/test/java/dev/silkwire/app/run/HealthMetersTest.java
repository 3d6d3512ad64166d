package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.health.StageHealths;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthMetersTest {
  private final ClosingStack parts = new ClosingStack();
  private final PrometheusMeterRegistry registry = Metrics.registry(parts);
  private final StageHealths stages = new StageHealths(List.of("enrich", "sink"));
  private final HealthMeters meters = new HealthMeters(registry, stages);
  private Optional<String> problem = Optional.of("the disk is full");

  @AfterEach
  void close() {
    parts.close();
  }

  @Test
  void eachScrapeHasTheCurrentHealthOfEachStage() {
    stages.put("sink", Optional::empty, () -> problem);
    assertThat(meters.scrape())
        .contains("silkwire_stage_ready{stage=\"enrich\"} 0.0")
        .contains("silkwire_stage_ready{stage=\"sink\"} 0.0")
        .contains("silkwire_stage_live{stage=\"sink\"} 1.0");

    problem = Optional.empty();
    assertThat(meters.scrape()).contains("silkwire_stage_ready{stage=\"sink\"} 1.0");
  }

  @Test
  void theDiskOfAFolderIsMeasured(@TempDir Path folder) {
    Metrics.disk(registry, folder);

    for (String meter : List.of("disk.free", "disk.total")) {
      assertThat(registry.get(meter).tag("path", folder.toString()).gauge().value()).isPositive();
    }
  }

  @Test
  void aScrapeHasTheBuildAndNotTheMetersOfEachKafkaTaskAndPartition() {
    registry.counter("kafka.stream.task.process.total", "task", "0_0").increment();
    registry.gauge("kafka.consumer.fetch.manager.records.lag.max", Tags.of("partition", "0"), 7);
    registry.counter("kafka.producer.record.error.total").increment();

    assertThat(meters.scrape())
        .containsPattern("silkwire_build_info\\{java=\"[^\"]+\",version=\"[^\"]+\"} 1")
        .contains("process_files_open_files")
        .contains("jvm_gc_memory_allocated_bytes_total")
        .contains("kafka_producer_record_error_total")
        .doesNotContain("kafka_stream_task")
        .doesNotContain("partition=");
  }
}
