package dev.silkwire.bench.cluster;

import dev.silkwire.app.Silkwire;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.feedlist.Opml;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;

/** Three brokers, PostgreSQL, and the same number of instances of each stage. Not thread-safe. */
final class Cluster implements AutoCloseable {
  private static final int BROKERS = 3;
  private static final int FIRST_PORT = 17_000;

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final String bootstrap;
  private final List<ChildJvm> brokers = new ArrayList<>();
  private final List<ChildJvm> stages = new ArrayList<>();
  private int nextPort = FIRST_PORT;

  /**
   * Starts brokers and database, and prepares the stages.
   *
   * @param partitions of each topic
   */
  Cluster(Path folder, int instances, int partitions) throws IOException {
    this.folder = folder;
    this.postgres = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres")).start();
    List<Integer> ports = IntStream.range(0, 2 * BROKERS).map(i -> nextPort++).boxed().toList();
    this.bootstrap =
        ports.subList(0, BROKERS).stream()
            .map(port -> "127.0.0.1:" + port)
            .collect(Collectors.joining(","));
    for (int node = 1; node <= BROKERS; node++) {
      brokers.add(broker(node, ports));
    }
    for (int i = 1; i <= instances; i++) {
      stages.add(stage("ingest", i, partitions, "--every 2s --allow 127.0.0.0/8"));
      stages.add(stage("enrich", i, partitions, ""));
      stages.add(stage("sink", i, partitions, "--database " + database()));
    }
    brokers.forEach(ChildJvm::start);
  }

  private ChildJvm broker(int node, List<Integer> ports) {
    List<String> arguments = new ArrayList<>();
    arguments.add(KafkaNode.class.getName());
    arguments.add(folder.resolve("kafka-" + node).toString());
    arguments.add(Integer.toString(node));
    for (int i = 0; i < BROKERS; i++) {
      arguments.add(ports.get(i) + ":" + ports.get(BROKERS + i));
    }
    return new ChildJvm("kafka-" + node, log("kafka-" + node), Map.of(), null, arguments);
  }

  private ChildJvm stage(String stage, int number, int partitions, String more) {
    String name = stage + "-" + number;
    int port = nextPort++;
    String flag = stage.equals("sink") ? "--http " : "--health-port ";
    Map<String, String> settings = new TreeMap<>();
    settings.put("SILKWIRE_DATA", folder.resolve(name).toString());
    settings.put("SILKWIRE_%s_INSTANCE".formatted(stage.toUpperCase(Locale.ROOT)), name);
    settings.put("SILKWIRE_ENRICH_STATE_DIR", folder.resolve(name).resolve("streams").toString());
    settings.put("SILKWIRE_INGEST_PAUSE", "1ms");
    settings.put("SILKWIRE_KAFKA_PARTITIONS", Integer.toString(partitions));
    settings.put("SILKWIRE_KAFKA_REPLICATION", Integer.toString(BROKERS));
    String ready = "http://127.0.0.1:%d/health/ready".formatted(port);
    return new ChildJvm(name, log(name), settings, ready, silkwire(stage, flag + port, more));
  }

  private List<String> silkwire(String command, String... more) {
    String line =
        "%s %s --bootstrap %s %s"
            .formatted(Silkwire.class.getName(), command, bootstrap, String.join(" ", more));
    return List.of(line.strip().split(" +"));
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** Starts all stages, and waits until each works. */
  void startStages() throws InterruptedException {
    stages.forEach(ChildJvm::start);
    for (ChildJvm stage : stages) {
      stage.awaitReady();
    }
  }

  void importFeeds(List<Feed> feeds) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("feeds.opml"), Opml.write(feeds));
    run("import", silkwire("feeds import " + file));
  }

  /** Runs {@code silkwire ledger}, which fails when something is lost. */
  void checkLedger() throws InterruptedException {
    run("ledger", silkwire("ledger"));
  }

  private void run(String name, List<String> command) throws InterruptedException {
    try (ChildJvm child = new ChildJvm(name, log(name), Map.of(), null, command)) {
      int code = child.run();
      System.out.printf("silkwire %s: exit code %d%n", name, code);
    }
  }

  /** Waits until each partition has all replicas. */
  void awaitReplicas() throws Exception {
    Properties settings = new Properties();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    try (Admin admin = Admin.create(settings)) {
      while (admin.describeCluster().nodes().get().size() < BROKERS || !isReplicated(admin)) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private static boolean isReplicated(Admin admin) throws Exception {
    return admin
        .describeTopics(admin.listTopics().names().get())
        .allTopicNames()
        .get()
        .values()
        .stream()
        .map(TopicDescription::partitions)
        .flatMap(List::stream)
        .allMatch(partition -> partition.isr().size() == partition.replicas().size());
  }

  List<ChildJvm> brokers() {
    return brokers;
  }

  List<ChildJvm> stages() {
    return stages;
  }

  String bootstrap() {
    return bootstrap;
  }

  String database() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    stages.forEach(ChildJvm::close);
    brokers.forEach(ChildJvm::close);
    postgres.close();
  }
}
