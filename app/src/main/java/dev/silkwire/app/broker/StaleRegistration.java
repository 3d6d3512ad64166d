package dev.silkwire.app.broker;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fences the registration that a killed broker leaves in the cluster's metadata, before the broker
 * starts again. Without this step the restarted broker first leads all partitions because of the
 * old registration, then loses them when that registration expires. Meanwhile the transaction
 * coordinator writes the end markers of transactions that were completed before the kill. It skips
 * each partition without a leader, as if the topic were deleted ({@code
 * TransactionMarkerChannelManager}, Kafka 4.3.1). Such a transaction stays open, and consumers that
 * read committed records cannot pass it.
 *
 * <p>For this it runs a controller without a broker, which expires the registration within a
 * second. Stateless.
 */
final class StaleRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(StaleRegistration.class);
  private static final Duration SESSION = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** More than an active controller needs to publish the registrations in its metadata. */
  private static final Duration REPLAY = Duration.ofSeconds(5);

  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  /** A file that Kafka's log manager writes when it stops and deletes when it starts. */
  private static final String CLEAN_SHUTDOWN_FILE = ".kafka_cleanshutdown";

  private StaleRegistration() {}

  /**
   * Fences the registration if a broker has used the folder and was not shut down cleanly.
   *
   * @param logs log folder of the broker, formatted
   * @param controllerPort a free port
   */
  static void fenceIfKilled(Path logs, int controllerPort) {
    if (wasKilled(logs)) {
      fence(logs, controllerPort);
    }
  }

  private static boolean wasKilled(Path logs) {
    return Files.exists(logs.resolve("recovery-point-offset-checkpoint"))
        && !Files.exists(logs.resolve(CLEAN_SHUTDOWN_FILE));
  }

  private static void fence(Path logs, int controllerPort) {
    Properties settings = BrokerProperties.controllerOnly(logs, controllerPort, SESSION);
    var controller = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    controller.startup();
    try {
      awaitFenced();
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static void awaitFenced() {
    long start = System.nanoTime();
    long withoutBrokerSince = start;
    while (gauge("FencedBrokerCount") == 0 || gauge("ActiveBrokerCount") > 0) {
      long now = System.nanoTime();
      if (gauge("ActiveControllerCount") == 0 || gauge("ActiveBrokerCount") > 0) {
        withoutBrokerSince = now;
      } else if (now - withoutBrokerSince > REPLAY.toNanos()) {
        return; // The broker was killed before it registered.
      }
      if (now - start > TIMEOUT.toNanos() || Thread.interrupted()) {
        LOG.warn("the registration of the killed broker did not expire within {}", TIMEOUT);
        return;
      }
      LockSupport.parkNanos(CHECK_INTERVAL.toNanos());
    }
  }

  /** Returns the value of one of the controller's gauges; 0 before it is registered. */
  private static int gauge(String gauge) {
    try {
      var name = new ObjectName("kafka.controller:type=KafkaController,name=" + gauge);
      return (int) ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Value");
    } catch (InstanceNotFoundException notYet) {
      return 0;
    } catch (JMException e) {
      throw new IllegalStateException("cannot read Kafka's gauge " + gauge, e);
    }
  }
}
