package dev.silkwire.app.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Asks Kafka every few seconds for its nodes, and reports trouble once it has not answered for a
 * minute. Safe for concurrent use: the only state is one volatile instant.
 */
public final class KafkaProbe implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ANSWER_MS = 5_000;

  private final String bootstrap;
  private final BooleanSupplier kafka;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(KafkaProbe::daemon);
  private volatile Instant answeredAt;

  /**
   * @param kafka asks Kafka and returns whether it answered
   */
  KafkaProbe(String bootstrap, BooleanSupplier kafka, InstantSource clock) {
    this.bootstrap = bootstrap;
    this.kafka = kafka;
    this.clock = clock;
    this.answeredAt = clock.instant();
  }

  /** Starts to ask the Kafka at an address. */
  public static KafkaProbe start(String bootstrap, InstantSource clock) {
    Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MS));
    KafkaProbe probe = new KafkaProbe(bootstrap, () -> answers(admin), clock);
    @SuppressWarnings("unused") // it ends with the executor
    var asking =
        probe.thread.scheduleWithFixedDelay(probe::ask, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return probe;
  }

  private static boolean answers(Admin admin) {
    try {
      return !admin.describeCluster().nodes().get(ANSWER_MS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Asks once. */
  void ask() {
    if (kafka.getAsBoolean()) {
      answeredAt = clock.instant();
    }
  }

  /** Returns a health that is not ready while Kafka does not answer. */
  public Health health() {
    return new Health(Optional::empty, this::trouble);
  }

  /** Returns since when Kafka has not answered; empty during the first minute. */
  Optional<String> trouble() {
    Instant last = answeredAt;
    return clock.instant().isAfter(last.plus(PATIENCE))
        ? Optional.of(
            "Kafka at %s has not answered since %s: start it, or correct --bootstrap"
                .formatted(bootstrap, last))
        : Optional.empty();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "kafka-probe");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
