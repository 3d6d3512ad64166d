package dev.silkwire.app.verb;

import dev.silkwire.app.ClosingStack;
import dev.silkwire.app.ExitCode;
import dev.silkwire.app.Preparation;
import dev.silkwire.app.Running;
import dev.silkwire.app.StageHealth;
import dev.silkwire.app.settings.HealthSettings;
import dev.silkwire.app.settings.Settings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** What the verbs that run one stage have in common. */
final class StageVerb {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private StageVerb() {}

  /** Waits for Kafka, for as long as it takes, and makes sure of its topics. */
  static Preparation prepare(Settings settings) {
    Preparation preparation = new Preparation(settings.bootstrap(), InstantSource.system());
    preparation.topicsOnceKafkaAnswers();
    return preparation;
  }

  /**
   * Keeps a stage that has no port of its own running until it is told to stop, and says how it is.
   */
  static int run(
      AutoCloseable stage,
      BooleanSupplier healthy,
      PrometheusMeterRegistry metrics,
      HealthSettings health,
      PrintWriter out,
      String greeting) {
    Integer port = health.port();
    if (port == null) {
      return run(stage, healthy, out, greeting);
    }
    ClosingStack parts = new ClosingStack();
    parts.push(stage);
    StageHealth listening = StageHealth.start(health.bind(), port, healthy, metrics::scrape);
    parts.push(listening);
    String where =
        " Health and metrics on http://%s:%d.".formatted(health.bind(), listening.port());
    return run(parts, healthy, out, greeting + where);
  }

  /** Keeps the stage running until it is told to stop. */
  static int run(AutoCloseable stage, BooleanSupplier healthy, PrintWriter out, String greeting) {
    Running running = Running.of(stage, healthy);
    out.println(greeting + " Stop with Ctrl-C.");
    out.flush();
    running.each(LOOK_EVERY, () -> {});
    return ExitCode.OK.number();
  }
}
