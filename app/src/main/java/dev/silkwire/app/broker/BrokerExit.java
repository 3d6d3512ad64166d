package dev.silkwire.app.broker;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replacement for the exit procedures of Kafka's broker, which halt the JVM when the log folder
 * or a thread of the controller fails. In this process that would end all stages without a message.
 * Thread-safe: the state is one future.
 */
final class BrokerExit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerExit.class);

  private final CompletableFuture<String> failure = new CompletableFuture<>();

  private BrokerExit() {}

  /** Installs this in Kafka's code in place of the JVM's exit, until closed. */
  static BrokerExit install() {
    BrokerExit exit = new BrokerExit();
    Exit.setExitProcedure(exit::failed);
    Exit.setHaltProcedure(exit::failed);
    return exit;
  }

  private void failed(int status, @Nullable String message) {
    LOG.debug("Kafka wants to end the process with status {}: {}", status, message);
    failure.complete(message == null ? "" : message);
  }

  /** Returns a future of Kafka's message, which may be empty; it completes on a failure. */
  CompletableFuture<String> failure() {
    return failure;
  }

  /** Returns Kafka's message; empty while the broker has not failed. */
  Optional<String> message() {
    return Optional.ofNullable(failure.getNow(null));
  }

  @Override
  public void close() {
    Exit.resetExitProcedure();
    Exit.resetHaltProcedure();
  }
}
