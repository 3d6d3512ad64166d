package dev.silkwire.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.app.Silkwire;
import dev.silkwire.app.broker.BrokerMain;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.contract.health.HealthReport;
import dev.silkwire.contract.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The health of all stages while their broker is suspended or their database is cut off, and after.
 */
class HealthIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(4);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_SCRAPE = 100_000;

  /** The name of a metric in a scrape, without the suffixes of its parts. */
  private static final Pattern SCRAPED =
      Pattern.compile("(?m)^(silkwire_\\w+?)(?:_count|_sum|_max|_bucket)?[ {]");

  /** The name of a metric in the document, unless it is present only after an event. */
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `(silkwire_\\w+)`(?!.*present after)");

  private static final String OPML =
      "<opml version='2.0'><body><outline text='One' type='rss' xmlUrl='http://127.0.0.1:1/rss'/>"
          + "</body></opml>";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Ports ports = new Ports();
  private final int kafka = ports.next();
  private final int page = ports.next();
  private final int postgres = ports.next();
  private final int database = ports.next();

  @Test
  void theStagesNameAKafkaOrADatabaseThatDoesNotAnswerAndAreReadyAgainAfterwards()
      throws Exception {
    Path feeds = Files.writeString(folder.resolve("feeds.opml"), OPML);
    try (ChildProcess broker = broker();
        PostgresServer server = new PostgresServer(folder.resolve("postgres"), postgres);
        TcpProxy proxy = new TcpProxy(database, postgres);
        ChildProcess run = run(feeds)) {
      broker.start(Duration.ZERO);
      server.start(Duration.ZERO);
      run.start(Duration.ZERO);
      within("all stages are ready", this::allStagesAreReady);
      within("status exits with 0", () -> statusExitsWith(ExitCode.OK));

      within("the metrics are those of the document", this::metricsAreDocumented);

      broker.pause();
      within("no stage is ready", this::everyStageNamesKafka);

      broker.resume();
      within("all stages are ready again", this::allStagesAreReady);
      within("status exits with 0 again", () -> statusExitsWith(ExitCode.OK));

      proxy.set(TcpProxy.Mode.REFUSE);
      within("the sink names the database", this::onlyTheSinkNamesTheDatabase);
      within("status exits with 1", () -> statusExitsWith(ExitCode.PROBLEMS_FOUND));

      proxy.set(TcpProxy.Mode.FORWARD);
      within("all stages are ready with the database", this::allStagesAreReady);
    }
  }

  private void allStagesAreReady() throws Exception {
    HealthReport report = ready();
    assertThat(report.status()).as("%s", report).isEqualTo("up");
    assertThat(report.stages())
        .extracting(HealthReport.Stage::stage)
        .containsExactly("ingest", "enrich", "sink");
  }

  private void everyStageNamesKafka() throws Exception {
    assertThat(ready().stages())
        .hasSize(3)
        .allSatisfy(stage -> assertThat(stage.reason()).contains("Kafka at 127.0.0.1:" + kafka));
  }

  private void onlyTheSinkNamesTheDatabase() throws Exception {
    assertThat(response("/health/ready").statusCode()).isEqualTo(503);
    assertThat(ready().stages())
        .filteredOn(stage -> stage.reason() != null)
        .singleElement()
        .satisfies(
            sink -> {
              assertThat(sink.stage()).isEqualTo("sink");
              assertThat(sink.reason()).containsIgnoringCase("database");
            });
  }

  private void statusExitsWith(ExitCode expected) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int code =
        Silkwire.commandLine()
            .setOut(writer)
            .setErr(writer)
            .execute(
                "status",
                "--bootstrap",
                "127.0.0.1:" + kafka,
                "--health",
                "http://127.0.0.1:" + page);
    assertThat(code).as(output.toString()).isEqualTo(expected.number());
  }

  private void metricsAreDocumented() throws Exception {
    String document = Files.readString(Path.of("../docs/metrics.md"));
    String scrape = get("/metrics");
    assertThat(scrape.length()).as("characters of a scrape").isLessThan(MAX_SCRAPE);
    assertThat(names(SCRAPED, scrape)).isEqualTo(names(DOCUMENTED, document));
    assertThat(scrape)
        .contains("kafka_producer_connection_count{client_id=\"silkwire-ingest-")
        .contains("kafka_consumer_connection_count{client_id=\"silkwire-ingest-feeds-")
        .contains("kafka_producer_connection_count{client_id=\"silkwire-sink-")
        .contains("kafka_consumer_connection_count{client_id=\"silkwire-sink-")
        .contains("disk_free_bytes{path=\"%s\"}".formatted(folder.resolve("data")))
        .contains(
            "disk_free_bytes{path=\"%s\"}".formatted(folder.resolve("data").resolve("streams")))
        .contains("hikaricp_connections_active{pool=\"silkwire-writer\"}");
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private HealthReport ready() throws Exception {
    return Json.mapper().readValue(get("/health/ready"), HealthReport.class);
  }

  private String get(String path) throws Exception {
    return response(path).body();
  }

  private HttpResponse<String> response(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + page + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(REQUEST_TIMEOUT).build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** Waits until a condition holds; an exception, as of a refused connection, counts as no. */
  private static void within(String condition, ThrowingRunnable assertion) {
    await(condition)
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(assertion);
  }

  private ChildProcess broker() {
    return process(
        "broker",
        BrokerMain.class,
        folder.resolve("kafka").toString(),
        Integer.toString(kafka),
        Integer.toString(ports.next()));
  }

  private ChildProcess run(Path feeds) {
    return process(
        "run",
        Silkwire.class,
        "run",
        "--bootstrap",
        "127.0.0.1:" + kafka,
        "--feeds",
        feeds.toString(),
        "--data",
        folder.resolve("data").toString(),
        "--database",
        "jdbc:postgresql://127.0.0.1:" + database + "/postgres?user=postgres",
        "--http",
        Integer.toString(page));
  }

  private ChildProcess process(String name, Class<?> main, String... arguments) {
    return new ChildProcess(
        name, folder.resolve(name + ".log"), main, List.of(arguments), Map.of(), new Incidents());
  }
}
