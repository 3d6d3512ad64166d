package dev.silkwire.sink.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Article;
import dev.silkwire.contract.ArticleDraft;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.RegionTag;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.Topics;
import dev.silkwire.sink.api.TestServer;
import dev.silkwire.sink.words.PostgresText;
import dev.silkwire.sink.words.SqliteText;
import dev.silkwire.sink.words.TextIndex;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a database that was filled before the tables were as they are. */
abstract class MigrationCases {
  private final TestLog log = new TestLog("one");

  /** Where an empty database of this kind is. */
  abstract DatabaseAddress address() throws SQLException;

  /** Makes an entry for an article with the words there were before there were facets. */
  abstract void list(Statement statement, String id, String listedAt, String word)
      throws SQLException;

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "8", "9", "10"})
  void whatWasStoredThenIsAnsweredNow(String version) throws Exception {
    DatabaseAddress address = filledAt(version);

    try (TestServer server = start(address)) {
      assertThat(ids(server, "articles?initiative=bri&country=KE&role=focus&language=en"))
          .containsExactly("a1");
      assertThat(ids(server, "articles?q=mombasa&outlet=one.example&from=2026-10-18"))
          .containsExactly("a1");
      assertThat(ids(server, "articles?q=cable&language=fr")).containsExactly("a2");
      assertThat(ids(server, "articles?q=gone")).isEmpty();
      JsonNode carried = json(server, "stories?order=carried&initiative=bri&country=KE");
      assertThat(carried.at("/stories/0/storyId").asText()).isEqualTo("a1");
      assertThat(json(server, "articles/a1").get("regions")).isEmpty();
      assertThat(json(server, "articles/a1").get("copies")).hasSize(1);
      assertThat(json(server, "status").get("articles").asLong()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "8"})
  void everyDayThatHasRowsIsMarkedForTheFiles(String version) throws Exception {
    DatabaseAddress address = filledAt(version);
    Database.open(address).close();

    assertThat(rows(address, "SELECT kind, day, version FROM changed_days ORDER BY kind, day"))
        .containsExactly(
            "articles|2026-10-18|0",
            "articles|2026-10-20|0",
            "country-days|2026-10-18|0",
            "mentions|2026-10-18|0");
    assertThat(rows(address, "SELECT COUNT(*) FROM identity")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "8"})
  void anArticleThatComesAgainHasItsRegions(String version) throws Exception {
    try (TestServer server = start(filledAt(version))) {
      server.write(log.put(Topics.ARTICLES, "a1", withRegion("a1", "east-africa")));

      assertThat(ids(server, "articles?region=east-africa&initiative=bri")).containsExactly("a1");
      assertThat(json(server, "status").get("articles").asLong()).isEqualTo(2);
    }
  }

  private TestServer start(DatabaseAddress address) throws SQLException {
    return TestServer.start(address, log, InstantSource.fixed(Samples.FETCHED_AT));
  }

  private DatabaseAddress filledAt(String version) throws SQLException, IOException {
    DatabaseAddress address = address();
    migrate(address, "1");
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : resource("first-version.sql").split(";\n")) {
        statement.execute(sql);
      }
    }
    migrate(address, version);
    if (Integer.parseInt(version) > 2) {
      try (Connection connection = address.connect();
          Statement statement = connection.createStatement()) {
        list(statement, "a1", "2026-10-17T22:30:00.000Z", "mombasa");
        list(statement, "a2", "2026-10-20T06:00:00.000Z", "gone");
      }
    }
    return address;
  }

  private static void migrate(DatabaseAddress address, String version) {
    TextIndex text = address.sqlite() ? new SqliteText() : new PostgresText();
    Database.migrations(address, text).target(version).load().migrate();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = MigrationCases.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Article withRegion(String id, String region) {
    return ArticleDraft.of(id).revision(2).regions(List.of(new RegionTag(region, 1))).article();
  }

  private static List<String> rows(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = address.connect()) {
      return StoreFixture.rows(connection, sql);
    }
  }

  private static List<String> ids(TestServer server, String question) throws Exception {
    List<String> ids = new ArrayList<>();
    json(server, question).get("articles").forEach(a -> ids.add(a.get("id").asText()));
    return ids;
  }

  private static JsonNode json(TestServer server, String question) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(server.uri("/api/" + question)).build();
    return Json.mapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body());
  }
}
