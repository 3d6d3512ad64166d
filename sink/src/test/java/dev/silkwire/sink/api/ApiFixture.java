package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.ArticleDraft;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.SinkRecord;
import dev.silkwire.sink.store.TestLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The API on a filled database; all cases ask the same server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiFixture implements Asking {
  private static final Instant SILENT_SINCE = Instant.parse("2026-11-01T08:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(Samples.FETCHED_AT);

  private final HttpClient client = HttpClient.newHttpClient();
  private final OpenApi openApi = new OpenApi();
  private final TestLog log = new TestLog("one");
  private TestServer server;

  /** Where an empty database of this kind is. */
  abstract DatabaseAddress address() throws SQLException;

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.start(address(), log, CLOCK);
    fill();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void fill() {
    server.write(
        log.put(Topics.INITIATIVES, "bri", Samples.initiative()),
        article("a1", "Cranes for Mombasa", "2026-10-18", "bri", "KE"),
        article("a2", "Rails of Nairobi 100%", "2026-10-19", "bri", "KE", "UG"),
        article("a3", "Le câble d'Abidjan", "2026-10-20", "dsr", "CI"),
        article("a4", "Nobody dated this", null, "bri", "KE"),
        mention("a1", "bri"),
        mention("a2", "bri"),
        mention("a3", "dsr"),
        copy("c1", "a1"),
        copy("c2", "a1"),
        log.put(Topics.STORIES, "a1", Samples.story("a1", 2)),
        world("bri", "2026-10-18", 3),
        world("bri", "2026-10-19", 1),
        world("bri", "undated", 1),
        world("dsr", "2026-10-20", 1),
        world("*", "2026-10-18", 3),
        world("*", "2026-10-19", 1),
        world("*", "2026-10-20", 1),
        world("*", "undated", 1),
        day("KE", "bri", "2026-10-18", 1, 3),
        day("KE", "bri", "2026-10-19", 1, 1),
        day("KE", "bri", "undated", 1, 1),
        day("UG", "bri", "2026-10-19", 1, 1),
        day("TZ", "bri", "2026-10-19", 0, 0),
        day("KE", "*", "2026-10-18", 1, 3));
    server.write(
        feed("ill", 3, FeedStatus.State.ACTIVE, null),
        feed("well", 0, FeedStatus.State.ACTIVE, null),
        feed("silent", 0, FeedStatus.State.ACTIVE, SILENT_SINCE),
        feed("gone", 0, FeedStatus.State.GONE, null));
    server.write(
        log.put(Topics.FEEDS, "ill", feed("https://ill.example/feed")),
        log.put(Topics.FEEDS, "well", feed("https://well.example/feed")),
        log.put(Topics.FEEDS, "silent", feed("https://silent.example/feed")),
        log.put(Topics.FEEDS, "gone", feed("https://gone.example/feed")),
        log.put(Topics.FEEDS, "new", feed("https://new.example/feed")),
        log.put(Topics.POLLS, "x", Samples.poll()),
        log.put(Topics.DEAD_LETTERS, "k", Samples.deadLetter()));
  }

  @Test
  void anAnswerThatHasChangedIsSent() throws Exception {
    String tag = get("/api/articles").headers().firstValue("ETag").orElseThrow();
    server.write(article("a9", "Just in", "2026-10-20", "bri", "KE"));
    HttpResponse<String> again = get("/api/articles", "If-None-Match", tag);

    server.write(log.delete(Topics.ARTICLES, "a9"));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("Just in");
  }

  @Test
  void aProblemOfTheLoopMakesItNotReadyButLive() throws Exception {
    FixedHealth ill = new FixedHealth(Map.of(), Optional.of("Kafka does not answer"));
    try (Api other = server.beside(ill)) {
      String at = "http://127.0.0.1:" + other.port();

      assertThat(fetch(URI.create(at + "/health/live")).statusCode()).isEqualTo(200);
      assertThat(fetch(URI.create(at + "/health/ready")).statusCode()).isEqualTo(503);
      assertThat(fetch(URI.create(at + "/health/ready")).body()).contains("Kafka does not answer");
    }
  }

  @Override
  public JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    JsonNode body = Json.mapper().readTree(answer.body());
    openApi.assertValid(path, 200, body);
    return body;
  }

  @Override
  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return fetch(uri(path), headers);
  }

  private HttpResponse<String> fetch(URI uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public URI uri(String path) {
    return server.uri(path);
  }

  private SinkRecord article(
      String id, String title, String date, String initiative, String... countries) {
    InitiativeTag tag = Samples.article().initiatives().get(0);
    Article article =
        ArticleDraft.of(id)
            .title(title)
            .published(published(date))
            .initiatives(List.of(new InitiativeTag(initiative, 2, tag.mentions())))
            .countries(Stream.of(countries).map(ApiFixture::tag).toList())
            .regions(
                List.of(countries).contains("UG")
                    ? List.of(new RegionTag("east-african-community", 1))
                    : List.of())
            .article();
    return log.put(Topics.ARTICLES, id, article);
  }

  private static CountryTag tag(String code) {
    return new CountryTag(code, 1, List.of(CountryTag.MENTIONED), Map.of("name", 1), true);
  }

  private static Published published(String date) {
    if (date == null) {
      return Published.UNKNOWN;
    }
    LocalDate day = LocalDate.parse(date);
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Published(at, day, null, Published.Precision.DAY, "meta", false);
  }

  private SinkRecord mention(String article, String initiative) {
    Mention m = Samples.mention();
    Mention mention =
        new Mention(
            article,
            initiative,
            article,
            1,
            m.url(),
            m.title(),
            m.outlet(),
            m.language(),
            m.published(),
            m.fetchedAt(),
            m.count(),
            m.sentences(),
            m.countries());
    return log.put(Topics.MENTIONS, Mention.key(article, initiative), mention);
  }

  private SinkRecord copy(String id, String original) {
    return log.put(Topics.DUPLICATES, id, Samples.duplicate(id, original));
  }

  private SinkRecord day(
      String country, String initiative, String date, long stories, long articles) {
    CountryDay day =
        new CountryDay(
            country, initiative, date, stories, articles, stories, 0, Samples.FETCHED_AT);
    return log.put(Topics.COUNTRY_DAYS, CountryDay.key(country, initiative, date), day);
  }

  /** A day with one story, which mentions the initiative twice. */
  private SinkRecord world(String initiative, String date, long articles) {
    String world = CountryDay.WORLD;
    CountryDay day = new CountryDay(world, initiative, date, 1, articles, 2, 0, Samples.FETCHED_AT);
    return log.put(Topics.COUNTRY_DAYS, CountryDay.key(world, initiative, date), day);
  }

  private static Feed feed(String url) {
    Feed f = Samples.feed();
    Outlet outlet = new Outlet(null, URI.create(url).getHost(), null);
    return new Feed(
        f.id(), url, f.kind(), null, outlet, f.labels(), null, null, null, f.language());
  }

  private SinkRecord feed(
      String id, int failures, FeedStatus.State state, @Nullable Instant silentSince) {
    FeedStatus s = Samples.feedStatus();
    FeedStatus status =
        new FeedStatus(
            id,
            s.url(),
            state,
            failures > 0 ? "failed" : "ok",
            failures > 0 ? "answers 503" : null,
            failures > 0 ? 503 : 200,
            s.lastPoll(),
            s.nextPoll(),
            failures,
            s.interval(),
            null,
            null,
            null,
            null,
            s.lastNewArticle(),
            7200L,
            silentSince,
            null,
            List.of());
    return log.put(Topics.FEED_STATUS, id, status);
  }
}
