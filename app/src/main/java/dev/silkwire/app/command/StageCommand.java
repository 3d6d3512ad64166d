package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.run.ClosingStack;
import dev.silkwire.app.run.Health;
import dev.silkwire.app.run.HealthMeters;
import dev.silkwire.app.run.HealthServer;
import dev.silkwire.app.run.Metrics;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.run.Running;
import dev.silkwire.app.run.Stages;
import dev.silkwire.app.settings.HealthSettings;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.health.StageHealths;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs one stage alone: waits for Kafka, starts the stage and serves its health. */
final class StageCommand {
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  private final String name;
  private final Settings settings;
  private final PrintWriter out;
  private final InstantSource clock = InstantSource.system();

  /** A running stage with its health. */
  record RunningStage(AutoCloseable stage, Health health) {}

  /** Starts a stage after its topics have been created. */
  interface Starter {
    RunningStage start(Preparation preparation, PrometheusMeterRegistry metrics);
  }

  StageCommand(String name, Settings settings, PrintWriter out) {
    this.name = name;
    this.settings = settings;
    this.out = out;
  }

  /** Runs a stage without an HTTP server, with a health server, until the process stops. */
  int run(Starter starter) {
    ClosingStack parts = new ClosingStack();
    PrometheusMeterRegistry metrics = Metrics.registry(parts);
    // A process that waits for Kafka is alive but not ready, so the health server starts first.
    StageHealths stages = new StageHealths(List.of(name));
    waiting().register(stages, name);
    String where = listen(parts, metrics, stages);
    Preparation preparation = new Preparation(settings.connection(), clock);
    preparation.topicsOnceKafkaAnswers();
    Health dependencies = Stages.dependencies(settings.connection(), clock, metrics, parts);
    RunningStage running = starter.start(preparation, metrics);
    parts.push(running.stage());
    dependencies.registerDependency(stages);
    running.health().register(stages, name);
    Health health = Health.of(List.of(running.health(), dependencies));
    return keepRunning(parts, health.failure(), where);
  }

  private Health waiting() {
    Optional<String> problem =
        Optional.of("starting: waits for Kafka at %s".formatted(settings.connection().bootstrap()));
    return new Health(Optional::empty, () -> problem);
  }

  private String listen(ClosingStack parts, PrometheusMeterRegistry metrics, StageHealths stages) {
    HealthSettings health = settings.health();
    Integer port = health.port();
    if (port == null) {
      return "";
    }
    HealthServer server =
        parts.push(
            HealthServer.start(
                health.bind(), port, stages, new HealthMeters(metrics, stages)::scrape));
    return " Health and metrics on http://%s:%d.".formatted(health.bind(), server.port());
  }

  /** Keeps a stage running until the process stops. */
  int keepRunning(AutoCloseable stage, Supplier<Optional<String>> failure, String where) {
    Running running = Running.of(stage, failure);
    out.printf(
        "The %s stage runs on %s.%s Stop with Ctrl-C.%n", name, settings.connection(), where);
    out.flush();
    running.each(CHECK_INTERVAL, () -> {});
    return ExitCode.OK.number();
  }
}
