package dev.silkwire.app.run;

import dev.silkwire.contract.client.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * A health check of Kafka: requests its nodes every five seconds, and reports a problem once it has
 * not answered for 20 seconds. Thread-safe: the only state is one volatile instant.
 */
public final class KafkaProbe implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Two checks, each with its timeout, so that one lost answer is no problem. */
  private static final Duration NOT_READY_AFTER = Duration.ofSeconds(20);

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final String bootstrap;
  private final BooleanSupplier kafka;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(KafkaProbe::daemon);
  private volatile Instant answeredAt;

  /**
   * @param kafka sends a request to Kafka and returns whether it answered
   */
  KafkaProbe(String bootstrap, BooleanSupplier kafka, InstantSource clock) {
    this.bootstrap = bootstrap;
    this.kafka = kafka;
    this.clock = clock;
    this.answeredAt = clock.instant();
  }

  /** Starts a thread that checks the Kafka at an address. */
  public static KafkaProbe start(KafkaConnection connection, InstantSource clock) {
    Admin admin = Admin.create(connection.adminSettings(REQUEST_TIMEOUT, null));
    KafkaProbe probe = new KafkaProbe(connection.bootstrap(), () -> answers(admin), clock);
    @SuppressWarnings("unused") // it ends with the executor
    var checks =
        probe.thread.scheduleWithFixedDelay(
            probe::check, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return probe;
  }

  private static boolean answers(Admin admin) {
    try {
      return !admin
          .describeCluster()
          .nodes()
          .get(REQUEST_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Checks once. */
  void check() {
    if (kafka.getAsBoolean()) {
      answeredAt = clock.instant();
    }
  }

  /** Returns a health that is not ready while Kafka does not answer. */
  public Health health() {
    return new Health(Optional::empty, this::problem);
  }

  /** Returns since when Kafka has not answered; empty during the first 20 seconds. */
  Optional<String> problem() {
    Instant last = answeredAt;
    return clock.instant().isAfter(last.plus(NOT_READY_AFTER))
        ? Optional.of(
            "Kafka at %s has not answered since %s: start it, or correct --bootstrap"
                .formatted(bootstrap, last))
        : Optional.empty();
  }

  /** Returns the time since Kafka has last answered, in milliseconds. */
  long silenceMillis() {
    return Duration.between(answeredAt, clock.instant()).toMillis();
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
