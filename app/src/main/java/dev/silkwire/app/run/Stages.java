package dev.silkwire.app.run;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.health.StageHealths;
import dev.silkwire.enrich.EnrichMain;
import dev.silkwire.ingest.IngestMain;
import dev.silkwire.sink.SinkMain;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsException;

/** Starts stages and adapts their health. Stateless. */
public final class Stages {
  private Stages() {}

  /**
   * Starts enrich.
   *
   * @throws OperatorException when its state folder cannot be used
   */
  public static EnrichMain enrich(Settings settings, PrometheusMeterRegistry metrics) {
    Metrics.disk(metrics, settings.enrich().stateDir());
    try {
      return EnrichMain.start(settings.enrich(), metrics);
    } catch (StreamsException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          ("enrich cannot use its state in %s: %s; stop another process that uses it, remove the"
                  + " folder (it is restored from Kafka), or choose another with enrich.stateDir")
              .formatted(settings.enrich().stateDir(), e.getMessage()),
          e);
    }
  }

  /**
   * Starts the sink.
   *
   * @param stages all stages of this process, which the page reports
   */
  public static SinkMain sink(
      Settings settings, PrometheusMeterRegistry metrics, StageHealths stages) {
    Preflight.databaseFolder(settings.sink()).ifPresent(folder -> Metrics.disk(metrics, folder));
    return SinkMain.start(
        settings.sink(), metrics, new HealthMeters(metrics, stages)::scrape, stages);
  }

  /**
   * Starts the checks of what every process depends on, Kafka and free file descriptors, and
   * returns their health.
   *
   * @param parts closes the checks
   */
  public static Health dependencies(
      KafkaConnection connection, InstantSource clock, MeterRegistry metrics, ClosingStack parts) {
    KafkaProbe kafka = parts.push(KafkaProbe.start(connection, clock));
    TimeGauge.builder("silkwire.kafka.silence", kafka::silenceMillis, TimeUnit.MILLISECONDS)
        .strongReference(true)
        .register(metrics);
    return Health.of(List.of(kafka.health(), OpenFiles.ofThisProcess().health()));
  }

  /** Returns the health of enrich. */
  public static Health health(EnrichMain enrich) {
    return Health.of("enrich", enrich::healthy, enrich::problem);
  }

  /** Returns the health of ingest. */
  public static Health health(IngestMain ingest) {
    return Health.of("ingest", ingest::healthy, ingest::problem);
  }
}
