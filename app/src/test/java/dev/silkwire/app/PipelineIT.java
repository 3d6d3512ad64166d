package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.demo.DemoNewsroom;
import dev.silkwire.app.run.AllInOne;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.topic.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on the built-in newsroom: real HTTP, broker, topology and databases. */
class PipelineIT {
  private static final int ORIGINALS = 16;

  /** Originals that the newsroom publishes at once. */
  private static final int FIRST_ORIGINALS = 14;

  @TempDir Path folder;

  @Test
  void newsBecomesResultsInSqlite() throws Exception {
    newsBecomesResults("jdbc:sqlite:" + folder.resolve("silkwire.db"));
  }

  @Test
  void newsBecomesResultsInPostgres() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      newsBecomesResults(postgres.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void newsBecomesResults(String database) throws Exception {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    try (DemoNewsroom newsroom = DemoNewsroom.open(() -> Instant.now().plus(ahead.get()));
        AllInOne all = AllInOne.start(settings(database), p -> p.feeds(newsroom.feeds()));
        Topicwise topics = new Topicwise(all.connection().bootstrap())) {
      topics.await(Topics.ARTICLES, a -> a.size() >= FIRST_ORIGINALS);
      ahead.set(Duration.ofMinutes(1)); // The newsroom publishes the other stories now.
      Map<String, Article> articles =
          topics.await(Topics.ARTICLES, a -> a.size() >= ORIGINALS && corrected(a.values()));
      assertThat(articles).hasSize(ORIGINALS);
      copiesLeadToTheirOriginals(topics, articles);
      theCorrectionRemovedItsMention(topics, articles);
      feedsAreListedWithTheirHealth(topics);
      topics.awaitBalance();
      topics.assertEveryRecordKeepsItsSchema();
      theDatabaseContainsTheRecordsOfTheTopics(database, topics);
      theFilesContainTheRowsOfTheDatabase(database, topics);
      thePageAnswers(all);
    }
  }

  private Settings settings(String database) {
    Map<String, String> flags = new TreeMap<>();
    flags.put("data", folder.toString());
    flags.put("kafka.port", "0");
    flags.put("sink.http", "0");
    flags.put("sink.database", database);
    flags.put("sink.files.folder", files().toString());
    flags.put("sink.files.every", "1s");
    flags.put("ingest.every", "2s");
    flags.put("ingest.revisits", "3s");
    flags.put("ingest.pause", "10ms");
    flags.put("ingest.allow", "127.0.0.0/8");
    return Settings.read(null, Map.of(), flags);
  }

  private Path files() {
    return folder.resolve("files");
  }

  private static boolean corrected(Collection<Article> articles) {
    return find(articles, "lamu-tender").filter(a -> a.revision() == 2).isPresent();
  }

  private static Optional<Article> find(Collection<Article> articles, String story) {
    return articles.stream().filter(a -> a.url().contains("/" + story + ".html")).findFirst();
  }

  private static void copiesLeadToTheirOriginals(Topicwise topics, Map<String, Article> articles) {
    Map<String, Duplicate> duplicates = topics.await(Topics.DUPLICATES, d -> d.size() >= 2);
    assertThat(duplicates)
        .hasSize(2)
        .allSatisfy((id, d) -> assertThat(articles).containsKey(d.duplicateOf()));
  }

  private static void theCorrectionRemovedItsMention(
      Topicwise topics, Map<String, Article> articles) {
    Article tender = find(articles.values(), "lamu-tender").orElseThrow();
    assertThat(tender.initiatives())
        .extracting(InitiativeTag::id)
        .containsExactly("global-gateway");
    assertThat(tender.countries().stream().filter(CountryTag::mentioned))
        .extracting(CountryTag::code)
        .contains("KE", "ET", "TZ")
        .doesNotContain("SO");
    topics.await(
        Topics.MENTIONS,
        m ->
            m.containsKey(tender.id() + "/global-gateway")
                && !m.containsKey(tender.id() + "/digital-silk-road"));
  }

  private static void feedsAreListedWithTheirHealth(Topicwise topics) {
    Map<String, FeedStatus> statuses = topics.await(Topics.FEED_STATUS, s -> s.size() == 10);
    assertThat(statuses.values())
        .filteredOn(s -> s.failures() > 0)
        .singleElement()
        .satisfies(s -> assertThat(s.url()).contains("/silent/"));
  }

  private static void theDatabaseContainsTheRecordsOfTheTopics(String database, Topicwise topics)
      throws SQLException {
    Map<String, Integer> wanted =
        Map.of(
            "articles", topics.table(Topics.ARTICLES).size(),
            "duplicates", topics.table(Topics.DUPLICATES).size(),
            "mentions", topics.table(Topics.MENTIONS).size(),
            "country_days", topics.table(Topics.COUNTRY_DAYS).size(),
            "initiatives", topics.table(Topics.INITIATIVES).size(),
            "feeds", topics.table(Topics.FEEDS).size());
    // The sink may still be writing: its rows are awaited by reading the topics again meanwhile.
    topics.await(Topics.FEEDS, f -> rows(database, wanted.keySet()).equals(wanted));
  }

  private void theFilesContainTheRowsOfTheDatabase(String database, Topicwise topics) {
    Map<String, Integer> wanted = rows(database, List.of("articles", "mentions", "country_days"));
    // Files follow within a second or two.
    topics.await(
        Topics.FEEDS,
        f ->
            wanted.equals(
                new TreeMap<>(
                    Map.of(
                        "articles", lines("articles"),
                        "mentions", lines("mentions"),
                        "country_days", lines("country-days")))));
  }

  private int lines(String kind) {
    int lines = 0;
    try (DirectoryStream<Path> days =
        Files.newDirectoryStream(files().resolve(kind), "*.jsonl.gz")) {
      for (Path day : days) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(day))) {
          lines += (int) new String(in.readAllBytes(), UTF_8).lines().count();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static Map<String, Integer> rows(String database, Collection<String> tables) {
    Map<String, Integer> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet result = statement.executeQuery("select count(*) from " + table)) {
          result.next();
          rows.put(table, result.getInt(1));
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private static void thePageAnswers(AllInOne all) throws Exception {
    String base = all.page().replace("localhost", "127.0.0.1");
    for (String path : new String[] {"/", "/api/status", "/api/initiatives", "/metrics"}) {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(base + path)).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      assertThat(response.body()).as(path).isNotBlank();
    }
  }
}
