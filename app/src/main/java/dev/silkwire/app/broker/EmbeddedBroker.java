package dev.silkwire.app.broker;

import dev.silkwire.app.ExitCode;
import dev.silkwire.app.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real, single-node KRaft broker in this process. It listens on loopback only and keeps its data
 * in a folder, where the next start goes on. Close it after everything that talks to it.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final KafkaRaftServer server;
  private final FolderLock lock;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, FolderLock lock, int port) {
    this.server = server;
    this.lock = lock;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it serves.
   *
   * @param folder where it keeps its data; made when missing
   * @param port to listen on; 0 for any free one
   * @throws Trouble when the port is in use, or another process works in the folder
   */
  public static EmbeddedBroker start(Path folder, int port) {
    FolderLock lock = FolderLock.take(folder);
    try {
      int listen = port == 0 ? Loopback.freePort() : Loopback.require(port, "--kafka-port");
      Path logs = Files.createDirectories(folder.resolve("log"));
      BrokerStorage.formatOnce(logs);
      var config = new KafkaConfig(BrokerProperties.of(logs, listen, Loopback.freePort()), false);
      KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      LOG.info("broker listens on 127.0.0.1:{}, data in {}", listen, folder);
      return new EmbeddedBroker(server, lock, listen);
    } catch (IOException e) {
      lock.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      lock.close();
      throw e instanceof Trouble
          ? e
          : new Trouble(
              ExitCode.UNAVAILABLE,
              "the embedded broker cannot start on the data in %s: %s. If that data is broken,"
                      .formatted(folder, e.getMessage())
                  + " move it away, or choose another folder with --data",
              e);
    }
  }

  /** Where clients connect: {@code host:port}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    lock.close();
  }
}
