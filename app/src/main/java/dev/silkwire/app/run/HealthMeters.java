package dev.silkwire.app.run;

import dev.silkwire.contract.health.HealthReport;
import dev.silkwire.contract.health.StageHealths;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/**
 * The body of {@code /metrics}: all meters, with {@code silkwire.stage.ready} and {@code
 * silkwire.stage.live} by stage, 1 or 0. Each scrape evaluates the health once, because a check of
 * a database that does not answer takes seconds. Thread-safe: scrapes are serialised.
 */
public final class HealthMeters {
  private final PrometheusMeterRegistry registry;
  private final StageHealths stages;
  private final MultiGauge ready;
  private final MultiGauge live;

  /**
   * @param stages the stages to report
   */
  public HealthMeters(PrometheusMeterRegistry registry, StageHealths stages) {
    this.registry = registry;
    this.stages = stages;
    this.ready = MultiGauge.builder("silkwire.stage.ready").register(registry);
    this.live = MultiGauge.builder("silkwire.stage.live").register(registry);
  }

  /** Returns all meters in Prometheus' text format. */
  public synchronized String scrape() {
    ready.register(rows(stages.ready()), true);
    live.register(rows(stages.live()), true);
    return registry.scrape();
  }

  private static List<Row<?>> rows(HealthReport report) {
    return report.stages().stream().<Row<?>>map(HealthMeters::row).toList();
  }

  private static Row<?> row(HealthReport.Stage stage) {
    return Row.of(Tags.of("stage", stage.stage()), stage.reason() == null ? 1 : 0);
  }
}
