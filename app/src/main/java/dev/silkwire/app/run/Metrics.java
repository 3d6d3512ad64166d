package dev.silkwire.app.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.nio.file.Path;

/** Creates the meter registry that all stages of a process share. Stateless. */
public final class Metrics {
  private Metrics() {}

  /**
   * Returns a new registry with the meters of the JVM and the process.
   *
   * @param parts closes the registry
   */
  public static PrometheusMeterRegistry registry(ClosingStack parts) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    parts.onClose(registry::close);
    registry.config().meterFilter(new KafkaMeters());
    Gauge.builder("silkwire.build.info", () -> 1)
        .tag("version", Version.number())
        .tag("java", Runtime.version().toString())
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    parts.push(new JvmGcMetrics()).bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    return registry;
  }

  /** Registers gauges of the free and the total bytes of the disk that holds a folder, once. */
  static void disk(MeterRegistry registry, Path folder) {
    File path = folder.toFile();
    if (registry.find("disk.free").tag("path", path.getAbsolutePath()).gauge() == null) {
      new DiskSpaceMetrics(path).bindTo(registry);
    }
  }
}
