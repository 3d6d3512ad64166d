package dev.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.enrich.article.EnrichMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class EnrichTopologyTest {

  /** Names of stores and repartitions are part of topic names: a change loses their content. */
  @Test
  void theTopologyEqualsTheDocumentedOne() throws IOException {
    EnrichMetrics metrics = new EnrichMetrics(new SimpleMeterRegistry());
    Topology topology =
        new EnrichTopology(
                4,
                StreamsSettings.shape(
                    new DeadLetterHandler.Sender(metrics, InstantSource.system())),
                metrics,
                new ThreadProgress(InstantSource.system()),
                Duration.ofDays(30),
                InstantSource.system(),
                () -> Flow.COUNTRIES)
            .build();
    assertThat(topology.describe().toString().strip()).isEqualTo(documented().strip());
  }

  /** Returns the description in docs/topology.md. */
  private static String documented() throws IOException {
    String page = Files.readString(Path.of("../docs/topology.md"));
    int from = page.indexOf("Topologies:");
    return page.substring(from, page.indexOf("```", from));
  }
}
