package dev.silkwire.app.option;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.settings.KafkaProperties;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.error.KafkaErrors;
import dev.silkwire.contract.topic.TopicLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for Kafka; the default is the embedded broker of a running {@code silkwire}. */
public final class KafkaOptions {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:SILKWIRE_KAFKA_BOOTSTRAP}",
      description = "Address of Kafka (default: the embedded broker).")
  private @Nullable String bootstrap;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the embedded broker (default: ${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      defaultValue = "${env:SILKWIRE_KAFKA_PROPERTIES_FILE}",
      description = "Properties of Kafka's clients, such as those of TLS and SASL.")
  private @Nullable Path properties;

  /**
   * Returns the connection, after checking that Kafka answers.
   *
   * @throws OperatorException when it does not answer, or rejects the connection
   */
  public KafkaConnection reachable() {
    KafkaConnection kafka =
        KafkaProperties.connection(
            bootstrap == null ? "127.0.0.1:" + kafkaPort : bootstrap,
            properties,
            "--kafka-properties",
            Map.of(),
            TopicLayout.DEFAULT);
    try (Admin admin = Admin.create(kafka.adminSettings(TIMEOUT, null))) {
      admin.describeCluster().nodes().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return kafka;
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      throw new OperatorException(ExitCode.UNAVAILABLE, problem(kafka, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted while waiting for Kafka", e);
    }
  }

  private static String problem(KafkaConnection kafka, Exception e) {
    return KafkaErrors.accessDenied(e)
        .map(
            why ->
                "Kafka at %s rejects the connection: %s. Correct --kafka-properties"
                    .formatted(kafka.bootstrap(), why))
        .orElseGet(
            () ->
                "no Kafka answers at %s: is 'silkwire run' running? Name another with --bootstrap"
                    .formatted(kafka.bootstrap()));
  }
}
