package dev.silkwire.bench.cluster;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The process of one broker of several, each of which is also a controller. */
public final class KafkaNode {
  private static final String CLUSTER_ID = "silkwire-bench-0000000";

  private KafkaNode() {}

  /**
   * Runs until SIGTERM.
   *
   * @param args folder, number of this node from 1, then a pair {@code port:controllerPort} for
   *     each node
   */
  public static void main(String[] args) throws Exception {
    Path logs = Files.createDirectories(Path.of(args[0]));
    int node = Integer.parseInt(args[1]);
    format(logs, node);
    KafkaConfig config =
        new KafkaConfig(properties(logs, node, List.of(args).subList(2, args.length)), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
    server.startup();
    server.awaitShutdown();
  }

  private static void format(Path logs, int node) throws Exception {
    new Formatter()
        .setNodeId(node)
        .setClusterId(CLUSTER_ID)
        .addDirectory(logs.toString())
        .setMetadataLogDirectory(logs.toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static Properties properties(Path logs, int node, List<String> nodes) {
    String[] own = nodes.get(node - 1).split(":");
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", Integer.toString(node));
    p.put("log.dirs", logs.toString());
    p.put("controller.quorum.voters", voters(nodes));
    p.put("controller.listener.names", "CONTROLLER");
    p.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s".formatted(own[0], own[1]));
    p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + own[0]);
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    replication(p);
    p.put("auto.create.topics.enable", "false");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("message.max.bytes", Integer.toString(4 << 20));
    p.put("replica.fetch.max.bytes", Integer.toString(4 << 20));
    p.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    return p;
  }

  private static void replication(Properties p) {
    p.put("default.replication.factor", "3");
    p.put("min.insync.replicas", "2");
    p.put("offsets.topic.replication.factor", "3");
    p.put("transaction.state.log.replication.factor", "3");
    p.put("transaction.state.log.min.isr", "2");
    // A small machine cannot hold the default of 50 partitions for each of its three brokers.
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.num.partitions", "4");
  }

  private static String voters(List<String> nodes) {
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> "%d@127.0.0.1:%s".formatted(i + 1, nodes.get(i).split(":")[1]))
        .collect(Collectors.joining(","));
  }
}
