package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Retagging by the command line, with a broker and a topology. */
class RetagIT {
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
  private EnrichRig rig;
  private Topicwise topics;

  @BeforeEach
  void start() throws Exception {
    rig = EnrichRig.started(folder);
    topics = rig.topics();
    rig.publish(
        EnrichRig.article(
            "canal",
            "Kenya will dig the Heron Canal under the Digital Silk Road, and Peru looks on."),
        EnrichRig.article(
            "ferry", "A ferry in Laos is late again, and nobody on the quay has heard why."));
    topics.await(Topics.COUNTRY_DAYS, days -> days.containsKey("LA/*/undated"));
    topics.await(Topics.COUNTRY_DAYS, days -> days.containsKey("KE/digital-silk-road/undated"));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private int silkwire(String... args) {
    CommandLine line =
        Silkwire.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private long records() {
    long[] count = {0};
    try (TopicLog log = new TopicLog(rig.connection())) {
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
  void anImportedInitiativeIsFoundInEarlierArticles() throws Exception {
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
                rig.bootstrap()))
        .isZero();
    assertThat(out.toString())
        .containsPattern("heron-canal +articles \\+1 -0 +mentions \\+1 -0")
        .containsPattern("digital-silk-road +articles \\+0 -1")
        .contains("+ News of the canal: Kenya will dig the Heron Canal")
        .contains("Nothing was changed.");
    assertThat(records()).isEqualTo(before);

    assertThat(silkwire("catalogue", "import", file.toString(), "--bootstrap", rig.bootstrap()))
        .isZero();
    assertThat(silkwire("retag", "--since", "1h", "--bootstrap", rig.bootstrap())).isZero();

    assertThat(out.toString()).contains("1 articles were retagged.");
    Map<String, Article> articles = topics.table(Topics.ARTICLES);
    assertThat(articles.get("canal").revision()).isEqualTo(1);
    assertThat(articles.get("canal").initiatives())
        .extracting(InitiativeTag::id)
        .contains("heron-canal", "digital-silk-road");
    assertThat(topics.table(Topics.MENTIONS)).containsKey("canal/heron-canal");
    topics.await(
        Topics.COUNTRY_DAYS,
        all ->
            stories(all, "KE/heron-canal/undated") == 1
                && stories(all, "*/heron-canal/undated") == 1);
    Map<String, CountryDay> days = topics.table(Topics.COUNTRY_DAYS);
    assertThat(stories(days, "KE/*/undated")).isEqualTo(1);
    assertThat(stories(days, "*/heron-canal/undated")).isEqualTo(1);
    assertThat(stories(days, "*/*/undated")).isEqualTo(2);
    assertThat(silkwire("ledger", "--bootstrap", rig.bootstrap())).as(out.toString()).isZero();
  }

  @Test
  void anEarlierArticleIsNotChanged() throws Exception {
    Instant longAgo = Instant.now().minus(Duration.ofHours(3));
    rig.publish(EnrichRig.article("old", "Kenya digs the Heron Canal with great care.", longAgo));
    topics.await(Topics.ARTICLES, articles -> articles.containsKey("old"));
    Path file = Files.writeString(folder.resolve("new.yaml"), CATALOGUE);
    silkwire("catalogue", "import", file.toString(), "--bootstrap", rig.bootstrap());

    assertThat(silkwire("retag", "--since", "1h", "--bootstrap", rig.bootstrap())).isZero();

    assertThat(topics.table(Topics.MENTIONS))
        .containsKey("canal/heron-canal")
        .doesNotContainKey("old/heron-canal");
  }

  /** The articles that were sent before the stop have been retagged by now. */
  @Test
  void stoppedHalfwayItCanBeRunAgain() throws Exception {
    RawArticle second = EnrichRig.article("second", "Laos wants a Heron Canal of its own.");
    rig.publish(second);
    topics.await(Topics.ARTICLES, articles -> articles.containsKey("second"));
    Path file = Files.writeString(folder.resolve("new.yaml"), CATALOGUE);
    silkwire("catalogue", "import", file.toString(), "--bootstrap", rig.bootstrap());
    rig.send(Topics.RETAGS, second.id(), second);
    topics.await(Topics.MENTIONS, mentions -> mentions.containsKey("second/heron-canal"));

    assertThat(silkwire("retag", "--since", "1h", "--bootstrap", rig.bootstrap())).isZero();
    assertThat(out.toString()).contains("1 articles were retagged.");
    assertThat(silkwire("retag", "--since", "1h", "--bootstrap", rig.bootstrap())).isZero();
    assertThat(out.toString()).contains("0 articles were retagged.");
    topics.awaitBalance();
  }

  @Test
  void aCatalogueThatIsNotInForceCannotCorrectArticles() throws Exception {
    Path file = Files.writeString(folder.resolve("new.yaml"), CATALOGUE);
    assertThat(
            silkwire(
                "retag",
                "--since",
                "1h",
                "--catalogue",
                file.toString(),
                "--bootstrap",
                rig.bootstrap()))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("catalogue import").contains("--dry-run");
    assertThat(silkwire("retag", "--since", "soon", "--bootstrap", rig.bootstrap()))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("--since soon is neither");
  }

  @Test
  void aRemovedInitiativeIsRemovedFromArticles() throws Exception {
    Path file = Files.writeString(folder.resolve("new.yaml"), CATALOGUE);
    silkwire("catalogue", "import", "--remove", file.toString(), "--bootstrap", rig.bootstrap());
    assertThat(silkwire("retag", "--since", "1h", "--bootstrap", rig.bootstrap())).isZero();
    topics.await(Topics.MENTIONS, m -> m.keySet().equals(java.util.Set.of("canal/heron-canal")));
    topics.await(Topics.COUNTRY_DAYS, days -> stories(days, "KE/digital-silk-road/undated") == 0);
    assertThat(stories(topics.table(Topics.COUNTRY_DAYS), "KE/heron-canal/undated")).isEqualTo(1);
  }
}
