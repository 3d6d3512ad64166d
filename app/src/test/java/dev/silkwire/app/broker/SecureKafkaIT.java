package dev.silkwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.silkwire.app.Silkwire;
import dev.silkwire.app.demo.DemoNewsroom;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.enrich.EnrichMain;
import dev.silkwire.ingest.IngestMain;
import dev.silkwire.sink.SinkMain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on a broker that demands encryption, authentication and rights. */
class SecureKafkaIT {
  private static final Duration MOST = Duration.ofMinutes(4);

  @TempDir static Path folder;
  private static SecureBroker broker;

  @BeforeAll
  static void open() throws Exception {
    broker = new SecureBroker(folder);
    broker.allow(documentedRights());
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  /** Reads the table of rights in docs/kafka.md, so that the document is what the test proves. */
  private static List<AclBinding> documentedRights() throws Exception {
    return Files.readAllLines(Path.of("../docs/kafka.md")).stream()
        .filter(line -> line.matches("\\| `?(ingest|enrich|sink|operator)`? \\|.*"))
        .flatMap(line -> rights(line.replace("`", "").split("\\s*\\|\\s*")))
        .toList();
  }

  private static Stream<AclBinding> rights(String[] columns) {
    ResourceType type = ResourceType.valueOf(constant(columns[2]));
    PatternType pattern = PatternType.valueOf(constant(columns[4]));
    return Arrays.stream(columns[3].split(", *"))
        .flatMap(
            name ->
                Arrays.stream(columns[5].split(", *"))
                    .map(
                        operation ->
                            new AclBinding(
                                new ResourcePattern(type, name, pattern),
                                new AccessControlEntry(
                                    "User:" + columns[1],
                                    "*",
                                    AclOperation.valueOf(constant(operation)),
                                    AclPermissionType.ALLOW))));
  }

  private static String constant(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  @Test
  void theStagesRunWithTheDocumentedRightsAndNoOthers() throws Exception {
    String database = "jdbc:sqlite:" + folder.resolve("secure.db");
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    try (DemoNewsroom newsroom = DemoNewsroom.open(InstantSource.system())) {
      prepare("ingest");
      new Preparation(connection("operator"), InstantSource.system()).feeds(newsroom.feeds());
      try (EnrichMain enrich = EnrichMain.start(settings("enrich", database).enrich(), metrics);
          SinkMain sink = SinkMain.start(settings("sink", database).sink(), metrics, () -> "");
          IngestMain ingest = IngestMain.start(settings("ingest", database).ingest(), metrics)) {
        await()
            .atMost(MOST)
            .untilAsserted(() -> assertThat(rows(database, "articles")).isGreaterThanOrEqualTo(14));
        await()
            .atMost(MOST)
            .untilAsserted(() -> assertThat(rows(database, "country_days")).isPositive());
        assertThat(enrich.healthy()).isTrue();
        assertThat(ingest.healthy()).isTrue();
        assertThat(sink.failure()).isEmpty();
      }
    }
    theOperatorReadsOverMutualTls();
  }

  private void theOperatorReadsOverMutualTls() throws Exception {
    String[] kafka = {
      "--bootstrap", broker.tlsAddress(), "--kafka-properties", broker.tlsProperties().toString()
    };
    StringWriter out = new StringWriter();
    for (String command : List.of("status", "ledger")) {
      String[] line =
          Stream.concat(Stream.of(command), Arrays.stream(kafka)).toArray(String[]::new);
      int code = Silkwire.commandLine().setOut(new PrintWriter(out, true)).execute(line);
      assertThat(code).as(out.toString()).isZero();
    }
    assertThat(out.toString()).contains("lag       silkwire-enrich: ");
  }

  @Test
  void aUserWithoutRightsIsRejectedWithTheTopic() {
    assertThatThrownBy(() -> prepare("stranger"))
        .hasMessageContaining(
            "rejects this process: cannot describe the topic news.feeds: TopicAuthorization");
  }

  @Test
  void aWrongPasswordIsReportedAtOnceWithoutThePassword() throws Exception {
    Path file = broker.saslProperties("ingest", "wrong-secret");
    KafkaConnection kafka = settings(Map.of("kafka.propertiesFile", file.toString())).connection();
    assertThatThrownBy(
            () -> new Preparation(kafka, InstantSource.system()).topicsOnceKafkaAnswers())
        .hasMessageContaining("SaslAuthentication")
        .hasMessageNotContaining("wrong-secret");
  }

  private static void prepare(String user) throws Exception {
    new Preparation(connection(user), InstantSource.system()).topicsOnceKafkaAnswers();
  }

  private static KafkaConnection connection(String user) throws Exception {
    return settings(user, "jdbc:sqlite:unused.db").connection();
  }

  private static Settings settings(String user, String database) throws Exception {
    return settings(
        Map.of(
            "kafka.propertiesFile",
            broker.saslProperties(user, user + "-secret").toString(),
            "sink.database",
            database));
  }

  private static Settings settings(Map<String, String> more) {
    Map<String, String> flags = new HashMap<>(more);
    flags.put("kafka.bootstrap", broker.saslAddress());
    flags.put("data", folder.resolve("data").toString());
    flags.put("sink.http", "-1");
    flags.put("ingest.every", "2s");
    flags.put("ingest.pause", "10ms");
    flags.put("ingest.allow", "127.0.0.0/8");
    return Settings.read(null, Map.of(), flags);
  }

  private static long rows(String database, String table) throws SQLException {
    try (var connection = DriverManager.getConnection(database);
        var statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      return result.getLong(1);
    }
  }
}
