package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.demo.DemoNewsroom;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.run.AllInOne;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a working pipeline, restored into new data folders. */
class BackupIT {
  /** The commands that are tested here; {@link EveryCommandIT} tests the others. */
  static final Set<String> COMMANDS = Set.of("backup", "restore");

  private static final int OUTLETS = 3;
  private static final int FIRST_STORIES = 5;
  private static final int ALL_STORIES = 60;
  private static final int NEWSROOM_ARTICLES = 18;

  private static final List<Topic<?>> RESULTS =
      List.of(
          Topics.FEEDS,
          Topics.INITIATIVES,
          Topics.ARTICLES,
          Topics.DUPLICATES,
          Topics.STORIES,
          Topics.MENTIONS,
          Topics.COUNTRY_DAYS);

  @TempDir Path folder;

  @Test
  void aBackupIsConsistentWhileArticlesArrive() throws Exception {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    try (DemoNewsroom newsroom = DemoNewsroom.open(() -> Instant.now().plus(ahead.get()));
        LoggedOutlets outlets = LoggedOutlets.open(OUTLETS, FIRST_STORIES)) {
      ahead.set(Duration.ofMinutes(1)); // The newsroom publishes its later stories now.
      List<Feed> feeds = new ArrayList<>(newsroom.feeds());
      feeds.addAll(outlets.feeds());
      long raw;
      try (AllInOne all = AllInOne.start(settings("first"), p -> p.feeds(feeds));
          Topicwise topics = new Topicwise(all.connection().bootstrap())) {
        awaitArticles(topics, FIRST_STORIES);
        raw = topics.count(Topics.RAW_ARTICLES);
        assertThat(restored(all, "quiet")).isEqualTo(results(topics));
        outlets.stories(ALL_STORIES);
        topics.await(Topics.FEEDS, f -> topics.count(Topics.RAW_ARTICLES) > raw);
        silkwire("backup", backup("busy"), "--bootstrap", address(all));
        refuses("has the topic", "restore", backup("busy"), "--bootstrap", address(all));
        refuses("is not empty", "backup", backup("busy"), "--bootstrap", address(all));
      }
      silkwire("restore", backup("busy"), "--data", data("busy"));
      refuses("is not empty", "restore", backup("busy"), "--data", data("busy"));
      continues(raw + OUTLETS * (ALL_STORIES - FIRST_STORIES));
    }
  }

  /** Returns the results in a backup, by topic and key. */
  private Map<String, Map<String, ?>> restored(AllInOne all, String name) {
    silkwire("backup", backup(name), "--bootstrap", address(all));
    silkwire("restore", backup(name), "--data", data(name));
    try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(data(name), "kafka"), 0);
        Topicwise topics = new Topicwise(broker.bootstrap())) {
      return results(topics);
    }
  }

  private static Map<String, Map<String, ?>> results(Topicwise topics) {
    Map<String, Map<String, ?>> results = new LinkedHashMap<>();
    RESULTS.forEach(topic -> results.put(topic.name(), topics.table(topic)));
    return results;
  }

  /** Checks that the pipeline publishes what the backup lacks, and no known article again. */
  private void continues(long raw) {
    try (AllInOne all = AllInOne.start(settings("busy"), p -> {});
        Topicwise topics = new Topicwise(all.connection().bootstrap())) {
      awaitArticles(topics, ALL_STORIES);
      assertThat(topics.count(Topics.RAW_ARTICLES)).isEqualTo(raw);
      int articles = topics.table(Topics.ARTICLES).size();
      topics.await(Topics.FEEDS, f -> rows(data("busy")) == articles);
    }
  }

  /** Waits until all articles are published and the newsroom's correction is processed. */
  private static void awaitArticles(Topicwise topics, int stories) {
    int expected = NEWSROOM_ARTICLES + OUTLETS * stories;
    topics.await(
        Topics.ARTICLES,
        articles ->
            isCorrected(articles.values())
                && articles.size() + topics.table(Topics.DUPLICATES).size() == expected);
    topics.awaitBalance();
  }

  private static boolean isCorrected(Collection<Article> articles) {
    return articles.stream()
        .anyMatch(a -> a.url().contains("/lamu-tender.html") && a.revision() == 2);
  }

  private static long rows(String data) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + Path.of(data, "silkwire.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM articles")) {
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Settings settings(String name) {
    Map<String, String> flags = new TreeMap<>();
    flags.put("data", data(name));
    flags.put("kafka.port", "0");
    flags.put("sink.http", "0");
    flags.put("ingest.every", "2s");
    flags.put("ingest.revisits", "3s");
    flags.put("ingest.pause", "10ms");
    flags.put("ingest.allow", "127.0.0.0/8");
    return Settings.read(null, Map.of(), flags);
  }

  private String data(String name) {
    return folder.resolve(name).toString();
  }

  private String backup(String name) {
    return folder.resolve("backup-" + name).toString();
  }

  private static String address(AllInOne all) {
    return all.connection().bootstrap();
  }

  private static void silkwire(String... arguments) {
    StringWriter output = new StringWriter();
    int code = execute(output, arguments);
    assertThat(code).as(output.toString()).isZero();
  }

  private static void refuses(String reason, String... arguments) {
    StringWriter output = new StringWriter();
    assertThat(execute(output, arguments)).isEqualTo(ExitCode.USAGE.number());
    assertThat(output.toString()).contains(reason);
  }

  private static int execute(StringWriter output, String... arguments) {
    PrintWriter writer = new PrintWriter(output);
    return Silkwire.commandLine().setOut(writer).setErr(writer).execute(arguments);
  }
}
