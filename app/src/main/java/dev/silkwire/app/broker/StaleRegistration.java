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
 * starts again. Without this step the restarted broker first leads all partitions on the strength
 * of the old registration, then loses them when that registration expires. A transaction whose
 * outcome was decided before the kill gets its end markers in between, and the transaction
 * coordinator skips each partition that has no leader: it takes the topic for deleted ({@code
 * TransactionMarkerChannelManager}, Kafka 4.3.1). The transaction then stays open for good, and no
 * reader of committed records gets past it.
 *
 * <p>Runs a controller alone, which expires the registration within a second. Stateless.
 */
final class StaleRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(StaleRegistration.class);
  private static final Duration SESSION = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  /** Kafka's log manager writes it when it stops, and deletes it when it starts. */
  private static final String CLEAN_STOP = ".kafka_cleanshutdown";

  private StaleRegistration() {}

  /**
   * Fences the registration if a broker has worked in the folder and was not stopped in order.
   *
   * @param logs the broker's log folder, formatted
   * @param controllerPort a free port
   */
  static void fenceIfKilled(Path logs, int controllerPort) {
    if (wasKilled(logs)) {
      fence(logs, controllerPort);
    }
  }

  private static boolean wasKilled(Path logs) {
    return Files.exists(logs.resolve("recovery-point-offset-checkpoint"))
        && !Files.exists(logs.resolve(CLEAN_STOP));
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
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (brokers("FencedBrokerCount") == 0 || brokers("ActiveBrokerCount") > 0) {
      if (System.nanoTime() > deadline || Thread.interrupted()) {
        LOG.warn("the registration of the killed broker did not expire within {}", PATIENCE);
        return;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** Returns the value of one of the controller's gauges; 0 before it is registered. */
  private static int brokers(String gauge) {
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
