package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Article;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.EnrichConfig;
import dev.silkwire.enrich.EnrichMain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The past tagged anew, by the command line, against a real broker and topology. */
class RetagIT {
  private static final Instant FETCHED = Instant.now().minusSeconds(60);
  private static final String CATALOGUE =
      """
      initiatives:
      - id: heron-canal
        name: Heron Canal Plan
        lead: [KE]
        en: [Heron Canal]
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private EmbeddedBroker broker;
  private EnrichMain enrich;
  private Topicwise topics;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    new Preparation(broker.bootstrap(), InstantSource.system()).topics();
    enrich =
        EnrichMain.start(
            new EnrichConfig(
                broker.bootstrap(),
                null,
                null,
                folder.resolve("state"),
                null,
                null,
                null,
                null,
                null),
            new SimpleMeterRegistry());
    topics = new Topicwise(broker.bootstrap());
    publish(
        article(
            "canal",
            "Kenya will dig the Heron Canal under the Digital Silk Road, and Peru looks on."),
        article("ferry", "A ferry in Laos is late again, and nobody on the quay has heard why."));
    topics.await(Topics.COUNTRY_DAYS, days -> days.containsKey("LA/*/undated"));
    topics.await(Topics.COUNTRY_DAYS, days -> days.containsKey("KE/digital-silk-road/undated"));
  }

  @AfterEach
  void stop() {
    topics.close();
    enrich.close();
    broker.close();
  }

  private void publish(RawArticle... articles) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()),
            Topics.RAW_ARTICLES.keys().serializer(),
            Topics.RAW_ARTICLES.values().serializer())) {
      for (RawArticle article : articles) {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.RAW_ARTICLES.name(),
                    null,
                    FETCHED.toEpochMilli(),
                    article.id(),
                    article))
            .get();
      }
    }
  }

  private static RawArticle article(String id, String text) {
    String url = "https://heron.example/" + id;
    return new RawArticle(
        id,
        url,
        url,
        new Outlet("Heron", "heron.example", null),
        "feed",
        "News of the " + id,
        text,
        List.of(),
        List.of(),
        "en",
        Published.UNKNOWN,
        null,
        FETCHED,
        "page");
  }

  private int silkwire(String... args) {
    CommandLine line =
        Silkwire.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private long records() {
    long[] count = {0};
    try (TopicLog log = new TopicLog(broker.bootstrap())) {
      for (var topic :
          List.of(Topics.ARTICLES, Topics.MENTIONS, Topics.COUNTRY_DAYS, Topics.RETAGS)) {
        log.readAll(topic.name(), record -> count[0]++);
      }
    }
    return count[0];
  }

  private static long stories(Map<String, CountryDay> days, String key) {
    CountryDay day = days.get(key);
    return day == null ? 0 : day.stories();
  }

  @Test
  void anImportedInitiativeIsFoundInThePast() throws Exception {
    Path file = Files.writeString(folder.resolve("new.yaml"), CATALOGUE);
    long before = records();
    assertThat(
            silkwire(
                "retag",
                "--since",
                "1h",
                "--dry-run",
                "--catalogue",
                file.toString(),
                "--bootstrap",
                broker.bootstrap()))
        .isZero();
    assertThat(out.toString())
        .containsPattern("heron-canal +articles \\+1 -0 +mentions \\+1 -0")
        .containsPattern("digital-silk-road +articles \\+0 -1")
        .contains("+ News of the canal: Kenya will dig the Heron Canal")
        .contains("Nothing was changed.");
    assertThat(records()).isEqualTo(before);

    assertThat(silkwire("catalogue", "import", file.toString(), "--bootstrap", broker.bootstrap()))
        .isZero();
    assertThat(silkwire("retag", "--since", "1h", "--bootstrap", broker.bootstrap())).isZero();

    assertThat(out.toString()).contains("1 articles were tagged anew.");
    Map<String, Article> articles = topics.table(Topics.ARTICLES);
    assertThat(articles.get("canal").revision()).isEqualTo(1);
    assertThat(articles.get("canal").initiatives())
        .extracting(InitiativeTag::id)
        .contains("heron-canal", "digital-silk-road");
    assertThat(topics.table(Topics.MENTIONS)).containsKey("canal/heron-canal");
    topics.await(Topics.COUNTRY_DAYS, days -> stories(days, "KE/heron-canal/undated") == 1);
    assertThat(stories(topics.table(Topics.COUNTRY_DAYS), "KE/*/undated")).isEqualTo(1);
  }

  @Test
  void aCatalogueThatIsNotInForceCorrectsNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("new.yaml"), CATALOGUE);
    assertThat(
            silkwire(
                "retag",
                "--since",
                "1h",
                "--catalogue",
                file.toString(),
                "--bootstrap",
                broker.bootstrap()))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("catalogue import").contains("--dry-run");
    assertThat(silkwire("retag", "--since", "soon", "--bootstrap", broker.bootstrap()))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("--since soon is neither");
  }

  @Test
  void aRemovedInitiativeIsTakenBack() throws Exception {
    Path file = Files.writeString(folder.resolve("new.yaml"), CATALOGUE);
    silkwire("catalogue", "import", "--remove", file.toString(), "--bootstrap", broker.bootstrap());
    assertThat(silkwire("retag", "--since", "1h", "--bootstrap", broker.bootstrap())).isZero();
    topics.await(Topics.MENTIONS, m -> m.keySet().equals(java.util.Set.of("canal/heron-canal")));
    topics.await(Topics.COUNTRY_DAYS, days -> stories(days, "KE/digital-silk-road/undated") == 0);
    assertThat(stories(topics.table(Topics.COUNTRY_DAYS), "KE/heron-canal/undated")).isEqualTo(1);
  }
}
