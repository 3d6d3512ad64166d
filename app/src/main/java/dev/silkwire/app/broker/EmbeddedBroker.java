package dev.silkwire.app.broker;

import static java.util.Objects.requireNonNullElse;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.Folders;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single-node KRaft broker in this process. It listens on loopback only and stores its data in a
 * folder, from which the next start continues. Close it after all clients.
 *
 * <pre>{@code
 * try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of("data/kafka"), 9092)) {
 *   Admin admin = Admin.create(broker.connection().settings(Map.of()));
 * }
 * }</pre>
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String SETTING = "--data";
  private static final long START_SECONDS = 180;

  private final KafkaRaftServer server;
  private final BrokerExit exit;
  private final FolderLock lock;
  private final Path folder;
  private final int port;

  private EmbeddedBroker(
      KafkaRaftServer server, BrokerExit exit, FolderLock lock, Path folder, int port) {
    this.server = server;
    this.exit = exit;
    this.lock = lock;
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it accepts requests.
   *
   * @param folder folder of its data; created if missing
   * @param port port to listen on; 0 for any free port
   * @throws OperatorException when the port is in use, another process uses the folder, the folder
   *     cannot be written to, or the data in it is damaged
   */
  public static EmbeddedBroker start(Path folder, int port) {
    FolderLock lock = FolderLock.take(folder);
    BrokerExit exit = BrokerExit.install();
    try {
      int listen = port == 0 ? Loopback.freePort() : Loopback.require(port, "--kafka-port");
      Path logs = folder.resolve("log");
      Folders.require(logs, SETTING);
      BrokerStorage.formatOnce(logs);
      int controller = Loopback.freePort(listen);
      KafkaRaftServer server = startup(() -> serve(logs, listen, controller), exit);
      LOG.info("broker listens on 127.0.0.1:{}, data in {}", listen, folder);
      return new EmbeddedBroker(server, exit, lock, folder, listen);
    } catch (Exception e) {
      exit.close();
      lock.close();
      throw e instanceof OperatorException error ? error : notStarted(folder, e);
    }
  }

  private static KafkaRaftServer serve(Path logs, int port, int controllerPort) {
    StaleRegistration.fenceIfKilled(logs, controllerPort);
    var config = new KafkaConfig(BrokerProperties.of(logs, port, controllerPort), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return server;
  }

  /** Also waits for a failure, because a fatal error of the broker ends only its own threads. */
  private static KafkaRaftServer startup(Supplier<KafkaRaftServer> broker, BrokerExit exit)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<KafkaRaftServer> server = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(server, broker), "broker-start");
    thread.setDaemon(true);
    thread.start();
    CompletableFuture<KafkaRaftServer> failed =
        exit.failure()
            .thenApply(
                message -> {
                  throw new CompletionException(new IllegalStateException(message));
                });
    return server.applyToEither(failed, started -> started).get(START_SECONDS, TimeUnit.SECONDS);
  }

  private static void complete(
      CompletableFuture<KafkaRaftServer> server, Supplier<KafkaRaftServer> broker) {
    try {
      server.complete(broker.get());
    } catch (Throwable e) { // the waiting thread rethrows it
      server.completeExceptionally(e);
    }
  }

  private static OperatorException notStarted(Path folder, Exception e) {
    return new OperatorException(
        ExitCode.UNAVAILABLE,
        "the embedded broker cannot start on the data in %s: %s"
            .formatted(folder, cause(folder, reason(e))),
        e);
  }

  private static String reason(Throwable e) {
    Throwable cause =
        e instanceof ExecutionException || e instanceof CompletionException
            ? requireNonNullElse(e.getCause(), e)
            : e;
    return cause instanceof TimeoutException
        ? "it did not start within " + START_SECONDS + " s"
        : requireNonNullElse(cause.getMessage(), cause.toString());
  }

  /** Returns the problem of the folder if it has one, because Kafka does not report the cause. */
  private static String cause(Path folder, String message) {
    return Folders.problem(folder.resolve("log"), SETTING)
        .orElseGet(
            () ->
                (message.isEmpty() ? "a file there is missing or corrupt" : message)
                    + ". If the data is corrupt, move it away, or choose another folder with "
                    + SETTING);
  }

  /** Returns the address for clients: {@code host:port}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Returns the connection to this broker. */
  public KafkaConnection connection() {
    return KafkaConnection.to(bootstrap());
  }

  /** Returns why the broker has stopped, with folder and remedy; empty while it runs. */
  public Optional<String> failure() {
    return exit.message()
        .map(
            message ->
                "the embedded broker has stopped: its data in %s cannot be read or written: %s"
                    .formatted(folder, cause(folder, message)));
  }

  @Override
  public void close() {
    if (exit.message().isEmpty()) {
      server.shutdown();
      server.awaitShutdown();
    } // A broker that has failed would wait for threads that have ended.
    exit.close();
    lock.close();
  }
}
