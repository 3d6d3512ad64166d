package dev.silkwire.app.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** The configuration of the embedded broker: one small node on loopback. Stateless. */
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";

  private BrokerProperties() {}

  static Properties of(Path logs, int port, int controllerPort) {
    Properties p = new Properties();
    identity(p, logs, port, controllerPort);
    replication(p);
    resources(p);
    return p;
  }

  /**
   * Returns the configuration of a controller without a broker.
   *
   * @param session time without a heartbeat after which the controller fences a broker
   */
  static Properties controllerOnly(Path logs, int controllerPort, Duration session) {
    Properties p = new Properties();
    p.put("process.roles", "controller");
    controller(p, logs, controllerPort);
    p.put("listeners", CONTROLLER + "://127.0.0.1:" + controllerPort);
    p.put("broker.session.timeout.ms", Long.toString(session.toMillis()));
    p.put("broker.heartbeat.interval.ms", Long.toString(session.toMillis() / 5));
    return p;
  }

  private static void controller(Properties p, Path logs, int controllerPort) {
    p.put("node.id", Integer.toString(NODE_ID));
    p.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    p.put("controller.listener.names", CONTROLLER);
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("log.dirs", logs.toString());
  }

  private static void identity(Properties p, Path logs, int port, int controllerPort) {
    p.put("process.roles", "broker,controller");
    controller(p, logs, controllerPort);
    p.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
  }

  private static void replication(Properties p) {
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void resources(Properties p) {
    p.put("auto.create.topics.enable", "false");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("num.io.threads", "4");
    p.put("num.network.threads", "2");
    p.put("num.recovery.threads.per.data.dir", "2");
    // Allocated on the heap at start; the default is 128 MB.
    p.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    // No other broker can take over when a heartbeat is late, on a slow machine or after a pause.
    // Fencing would only leave the partitions without a leader (see StaleRegistration).
    p.put("broker.session.timeout.ms", Long.toString(Duration.ofHours(24).toMillis()));
    p.put("broker.heartbeat.interval.ms", "500");
    // A laptop may be off for longer than the default of seven days.
    p.put("offsets.retention.minutes", Integer.toString(365 * 24 * 60));
    // A backup needs the values that were in force when it began (see RATIONALE.md).
    p.put("log.cleaner.min.compaction.lag.ms", Long.toString(Duration.ofHours(1).toMillis()));
    p.put("message.max.bytes", Integer.toString(4 << 20));
    p.put("replica.fetch.max.bytes", Integer.toString(4 << 20));
    p.put("log.segment.bytes", Integer.toString(64 << 20));
    p.put("log.index.size.max.bytes", Integer.toString(1 << 20));
  }
}
