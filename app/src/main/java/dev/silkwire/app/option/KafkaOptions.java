package dev.silkwire.app.option;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** The options for Kafka; the default is the embedded broker of a running {@code silkwire}. */
public final class KafkaOptions {
  private static final int TIMEOUT_SECONDS = 5;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Address of Kafka (default: the embedded broker).")
  private String bootstrap = "";

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the embedded broker (default: ${DEFAULT-VALUE}).")
  private int kafkaPort;

  /**
   * Returns the address, after checking that Kafka answers there.
   *
   * @throws OperatorException when it does not answer
   */
  public String reachable() {
    String server = bootstrap.isEmpty() ? "127.0.0.1:" + kafkaPort : bootstrap;
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                server,
                AdminClientConfig.RETRIES_CONFIG,
                1,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 500))) {
      admin.describeCluster().nodes().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return server;
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "no Kafka answers at %s: is 'silkwire run' running? Name another with --bootstrap"
              .formatted(server),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted while waiting for Kafka", e);
    }
  }
}
