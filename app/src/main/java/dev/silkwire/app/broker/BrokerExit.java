package dev.silkwire.app.broker;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catches the broker's wish to end the process. Kafka halts the JVM when its log folder fails or a
 * thread of the controller does; in this process that would end all stages without a word. Safe for
 * concurrent use: the state is one future.
 */
final class BrokerExit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerExit.class);

  private final CompletableFuture<String> wish = new CompletableFuture<>();

  private BrokerExit() {}

  /** Takes the place of the JVM's own exit in Kafka's code, until closed. */
  static BrokerExit caught() {
    BrokerExit exit = new BrokerExit();
    Exit.setExitProcedure(exit::wished);
    Exit.setHaltProcedure(exit::wished);
    return exit;
  }

  private void wished(int status, @Nullable String message) {
    LOG.debug("Kafka ends the process with status {}: {}", status, message);
    wish.complete(message == null ? "" : message);
  }

  /** Completes with Kafka's message, which may be empty, when the broker has failed. */
  CompletableFuture<String> wish() {
    return wish;
  }

  /** Returns Kafka's message once the broker has failed. */
  Optional<String> message() {
    return Optional.ofNullable(wish.getNow(null));
  }

  @Override
  public void close() {
    Exit.resetExitProcedure();
    Exit.resetHaltProcedure();
  }
}
