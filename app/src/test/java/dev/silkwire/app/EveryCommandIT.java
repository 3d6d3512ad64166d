package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.silkwire.app.broker.Loopback;
import dev.silkwire.app.demo.DemoNewsroom;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.feedlist.Opml;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command through the command line: the stages as processes, the others against the
 * Kafka that these fill from the built-in newsroom.
 */
class EveryCommandIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(240);

  private static final String STORY =
      """
      Kenya joins the Belt and Road Initiative

      Kenya signed an agreement on the Belt and Road Initiative in Nairobi on Monday, and a port in
      Mombasa will be the first project under it.
      """;

  private static final String CATALOGUE =
      """
      initiatives:
      - id: heron-canal
        name: Heron Canal Plan
        lead: [KE]
        en: [Heron Canal]
      """;

  @TempDir static Path folder;
  private static DemoNewsroom newsroom;
  private static SilkwireProcess run;
  private static String bootstrap;

  @BeforeAll
  static void startPipeline() throws IOException {
    newsroom = DemoNewsroom.open(InstantSource.system());
    Path feeds = Files.writeString(folder.resolve("feeds.opml"), Opml.write(newsroom.feeds()));
    int port = Loopback.freePort();
    bootstrap = "127.0.0.1:" + port;
    run =
        process(
            "run",
            "--data",
            folder.resolve("data").toString(),
            "--feeds",
            feeds.toString(),
            "--every",
            "2s",
            "--allow",
            "127.0.0.0/8",
            "--http",
            "0",
            "--kafka-port",
            Integer.toString(port));
    run.awaitOutput("Stop with Ctrl-C");
    try (Topicwise topics = new Topicwise(bootstrap)) {
      topics.await(Topics.MENTIONS, mentions -> !mentions.isEmpty());
    }
  }

  @AfterAll
  static void stopPipeline() throws InterruptedException {
    run.stop();
    newsroom.close();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandDoesItsMainJob() {
    return cases().entrySet().stream()
        .map(testCase -> dynamicTest(testCase.getKey(), testCase.getValue()));
  }

  @Test
  void everyCommandHasACase() {
    assertThat(
            Stream.of(cases().keySet(), DayTwoIT.COMMANDS, BackupIT.COMMANDS).flatMap(Set::stream))
        .containsExactlyInAnyOrderElementsOf(commands());
  }

  private Map<String, Executable> cases() {
    Map<String, Executable> cases = new LinkedHashMap<>();
    cases.put("run", () -> assertThat(run.isAlive()).isTrue());
    cases.put("demo", this::demo);
    cases.put("ingest", () -> stage("ingest", "--health-port"));
    cases.put("enrich", () -> stage("enrich", "--health-port"));
    cases.put("sink", () -> stage("sink", "--http"));
    cases.put("feeds import", this::feedsImport);
    cases.put("feeds export", () -> prints(aFeed().url(), "feeds", "export"));
    cases.put("feeds list", () -> prints(aFeed().url(), "feeds", "list"));
    cases.put("feeds check", () -> printsOfWeb("entries", "feeds", "check", aFeed().url()));
    cases.put("feeds add", this::feedsAdd);
    cases.put("feeds remove", this::feedsRemove);
    cases.put("catalogue export", () -> prints("digital-silk-road", "catalogue", "export"));
    cases.put("catalogue check", () -> locally("", "catalogue", "check", catalogue()));
    cases.put("catalogue diff", () -> prints("heron-canal", "catalogue", "diff", catalogue()));
    cases.put("catalogue import", () -> prints("1 new", "catalogue", "import", catalogue()));
    cases.put("extract", this::extract);
    cases.put("feed", () -> printsOfWeb("\"entries\"", "feed", aFeed().url()));
    cases.put("tag", () -> locally("\"bri\"", "tag", story("a.txt")));
    cases.put("stories", () -> locally("same-text", "stories", story("a.txt"), story("b.txt")));
    cases.put("status", this::status);
    cases.put("ledger", () -> succeeds("ledger"));
    cases.put("retag", () -> prints("articles", "retag", "--since", "1h", "--dry-run"));
    cases.put(
        "tail",
        () -> prints("\"key\"", "tail", "news.articles", "--from-beginning", "--until-idle", "1"));
    return cases;
  }

  /** Returns the names of all commands that have no subcommands, such as "feeds add". */
  private static List<String> commands() {
    List<String> names = new ArrayList<>();
    Silkwire.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              Set<String> below = command.getSubcommands().keySet();
              names.addAll(
                  below.isEmpty()
                      ? List.of(name)
                      : below.stream().map(b -> name + " " + b).toList());
            });
    return names;
  }

  private void demo() throws InterruptedException {
    try (SilkwireProcess demo =
        process("demo", "--seconds", "1", "--kafka-port", "0", "--http", "0")) {
      assertThat(demo.exitCode()).isZero();
    }
  }

  private void stage(String name, String portOption) throws Exception {
    int port = Loopback.freePort();
    String data = folder.resolve(name).toString();
    try (SilkwireProcess stage =
        process(
            name, "--bootstrap", bootstrap, "--data", data, portOption, Integer.toString(port))) {
      URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
      await(name).atMost(TIMEOUT).ignoreExceptions().until(() -> status(ready) == 200);
      stage.stop();
    }
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private void feedsImport() throws IOException {
    Path file = Files.writeString(folder.resolve("more.opml"), Opml.write(newsroom.feeds()));
    prints("10 feeds imported", "feeds", "import", file.toString());
  }

  private void feedsAdd() {
    prints(Feed.idOf(unserved("add")), "feeds", "add", "--type", "sitemap", unserved("add"));
  }

  private void feedsRemove() {
    succeeds("feeds", "add", "--type", "sitemap", unserved("remove"));
    succeeds("feeds", "remove", unserved("remove"));
  }

  private static String unserved(String path) {
    return "http://127.0.0.1:1/" + path;
  }

  private void extract() throws IOException {
    String html =
        "<html><head><title>Kenya</title></head><body><article><h1>Kenya joins</h1><p>"
            + STORY.repeat(3)
            + "</p></article></body></html>";
    Path page = Files.writeString(folder.resolve("page.html"), html);
    locally("Mombasa", "extract", page.toString());
  }

  private static Feed aFeed() {
    return newsroom.feeds().get(0);
  }

  private static String story(String file) throws IOException {
    return Files.writeString(folder.resolve(file), STORY).toString();
  }

  private static String catalogue() throws IOException {
    return Files.writeString(folder.resolve("new.yaml"), CATALOGUE).toString();
  }

  /** The stages of the other cases may still be leaving their groups. */
  private void status() {
    await("status").atMost(Duration.ofMinutes(4)).untilAsserted(() -> prints("articles", "status"));
  }

  /** Runs a command against the Kafka of the pipeline. */
  private static void prints(String text, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap", bootstrap));
    locally(text, all.toArray(String[]::new));
  }

  private static void succeeds(String... arguments) {
    prints("", arguments);
  }

  private static void printsOfWeb(String text, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--allow", "127.0.0.0/8"));
    locally(text, all.toArray(String[]::new));
  }

  private static void locally(String text, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int code = Silkwire.commandLine().setOut(writer).setErr(writer).execute(arguments);
    assertThat(code).as(output.toString()).isEqualTo(ExitCode.OK.number());
    assertThat(output.toString()).contains(text);
  }

  /** Starts a command as an instance of its own name, so that it fences no other. */
  private static SilkwireProcess process(String... arguments) {
    String name = arguments[0];
    return SilkwireProcess.start(
        folder.resolve(name + ".log"),
        List.of(arguments),
        Map.of(
            "SILKWIRE_INGEST_INSTANCE", name,
            "SILKWIRE_ENRICH_INSTANCE", name,
            "SILKWIRE_SINK_INSTANCE", name));
  }
}
