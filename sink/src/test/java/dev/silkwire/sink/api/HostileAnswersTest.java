package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.ArticleDraft;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.HostileRecords;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.TestLog;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever has come into the database, every question is answered, and nothing leads in it. */
class HostileAnswersTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Samples.FETCHED_AT);
  private static final Instant FUTURE = Instant.parse("9999-12-31T23:59:59Z");

  @TempDir Path folder;

  private final TestLog log = new TestLog("one", CLOCK);
  private final HttpClient client = HttpClient.newHttpClient();
  private TestServer server;

  @BeforeEach
  void start() throws SQLException {
    server = TestServer.start(new DatabaseAddress(url(), null, null), log, CLOCK);
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("silkwire.db");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyRequestIsAnsweredOverMutatedRecords() throws Exception {
    HostileRecords hostile = new HostileRecords(log, 7);
    for (int i = 0; i < 20; i++) {
      server.write(Stream.generate(hostile::next).limit(100).toArray(SinkRecord[]::new));
    }

    for (Route route : Routes.ALL) {
      HttpResponse<String> answer = get(route.path());
      assertThat(answer.statusCode()).as(route.path() + " " + answer.body()).isEqualTo(200);
      if (route.parameters().contains("format")) {
        assertThat(get(route.path() + "?format=csv").statusCode()).as(route.path()).isEqualTo(200);
      }
    }
    assertThat(get("/api/status").statusCode()).isEqualTo(200);
    assertThat(get("/feeds/articles.atom").statusCode()).isEqualTo(200);
  }

  @Test
  void anArrivalInTheFutureIsNotFirstInLists() throws Exception {
    server.write(article("f", FUTURE));
    Instant later = Samples.FETCHED_AT.plusSeconds(60);
    server.write(article("a", later));

    assertThat(get("/api/articles").body()).containsSubsequence("\"id\":\"a\"", "\"id\":\"f\"");
    assertThat(get("/api/status").body()).contains("\"lastArticle\":\"" + later);
    assertThat(get("/feeds/articles.atom").body()).doesNotContain("9999");
    assertThat(get("/api/articles").body()).doesNotContain("9999");
  }

  private SinkRecord article(String id, Instant fetchedAt) {
    return log.put(Topics.ARTICLES, id, draft(id, fetchedAt));
  }

  private static Article draft(String id, Instant fetchedAt) {
    Article a = ArticleDraft.of(id).article();
    return new Article(
        id,
        a.url(),
        a.canonicalUrl(),
        a.outlet(),
        a.feed(),
        a.title(),
        a.text(),
        a.captions(),
        a.authors(),
        a.language(),
        dev.silkwire.contract.record.Published.UNKNOWN,
        null,
        fetchedAt,
        1,
        id,
        a.initiatives(),
        a.countries(),
        a.regions());
  }

  @Test
  void linksThatAreNotHttpAreLeftOut() throws Exception {
    server.write(
        log.put(Topics.ARTICLES, "a", Samples.article("a")),
        log.put(Topics.DUPLICATES, "c", Samples.duplicate("c", "a")),
        log.put(Topics.MENTIONS, "a/bri", Samples.mention()),
        log.put(Topics.FEEDS, "f", Samples.feed()));
    try (Connection old = DriverManager.getConnection(url())) {
      for (String table : List.of("articles", "duplicates", "mentions", "feeds")) {
        old.createStatement().execute("UPDATE " + table + " SET url = 'javascript:alert(1)'");
      }
      old.createStatement().execute("UPDATE articles SET canonical_url = 'data:text/html,x'");
    }

    for (String path :
        List.of(
            "/api/articles",
            "/api/articles/a",
            "/api/stories",
            "/api/mentions",
            "/api/feeds",
            "/api/articles?format=csv",
            "/feeds/articles.atom")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).doesNotContain("javascript:").doesNotContain("data:text");
    }
  }

  @Test
  void anAddressHasTwentyListenersAtMost() throws Exception {
    List<HttpResponse<java.io.InputStream>> open = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        open.add(listen());
        open.get(i).body().readNBytes(5);
      }
      assertThat(listen().body().readAllBytes()).isEmpty();
      assertThat(get("/api/status").statusCode()).isEqualTo(200);
    } finally {
      for (HttpResponse<java.io.InputStream> listener : open) {
        listener.body().close();
      }
    }
  }

  private HttpResponse<java.io.InputStream> listen() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri("/api/events"))
            .header("Accept", "text/event-stream")
            .build();
    return client.send(request, BodyHandlers.ofInputStream());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(server.uri(path)).build(), BodyHandlers.ofString());
  }
}
