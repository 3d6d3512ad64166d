package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Article;
import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.Feed;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.Topics;
import dev.silkwire.sink.store.Arrival;
import dev.silkwire.sink.store.Database;
import dev.silkwire.sink.store.DatabaseAddress;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Tables;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API answers over HTTP, whichever database it reads; all cases ask the same server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiCases {
  private static final InstantSource CLOCK = InstantSource.fixed(Samples.FETCHED_AT);

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestLog log = new TestLog("one");
  private Database database;
  private Store store;
  private Api api;

  /** Where an empty database of this kind is. */
  abstract DatabaseAddress address() throws SQLException;

  @BeforeAll
  void start() throws SQLException {
    database = Database.open(address());
    MockProducer<String, byte[]> producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    store = new Store(database, new Offsets(CLOCK), new DeadLetterSender(producer, CLOCK));
    store.offsets(
        "one", Tables.ALL.stream().map(t -> new TopicPartition(t.topic().name(), 0)).toList());
    api = Api.start(new Api.Settings("127.0.0.1", 0), database, QuietPulse.WELL, () -> "up 1\n");
    fill();
  }

  @AfterAll
  void stop() {
    api.close();
    database.close();
  }

  private void fill() {
    store.write(
        log.batch(
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
            day("KE", "bri", "2026-10-18", 1, 3),
            day("KE", "bri", "2026-10-19", 1, 1),
            day("KE", "bri", "undated", 1, 1),
            day("UG", "bri", "2026-10-19", 1, 1),
            day("TZ", "bri", "2026-10-19", 0, 0),
            day("KE", "*", "2026-10-18", 1, 3)));
    store.write(
        log.batch(
            feed("ill", 3, FeedStatus.State.ACTIVE),
            feed("well", 0, FeedStatus.State.ACTIVE),
            feed("gone", 0, FeedStatus.State.GONE)));
    store.write(
        log.batch(
            log.put(Topics.FEEDS, "ill", feed("https://ill.example/feed")),
            log.put(Topics.FEEDS, "well", feed("https://well.example/feed")),
            log.put(Topics.FEEDS, "gone", feed("https://gone.example/feed")),
            log.put(Topics.FEEDS, "new", feed("https://new.example/feed")),
            log.put(Topics.POLLS, "x", Samples.poll()),
            log.put(Topics.DEAD_LETTERS, "k", Samples.deadLetter())));
  }

  @Test
  void initiativesComeWithTheirNumbers() throws Exception {
    JsonNode answer = json("/api/initiatives");

    assertThat(answer.at("/initiatives/0/id").asText()).isEqualTo("bri");
    assertThat(answer.at("/initiatives/0/counts").toString())
        .isEqualTo("{\"stories\":3,\"articles\":5,\"mentions\":6}");
    assertThat(answer.at("/initiatives/1/id").asText()).isEqualTo("dsr");
    assertThat(answer.at("/families").toString()).isEqualTo("[\"belt-and-road\"]");
    assertThat(answer.at("/any").toString())
        .isEqualTo("{\"stories\":4,\"articles\":6,\"mentions\":8}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "initiative=bri; KE 3, UG 1",
        "initiative=bri&from=2026-10-18; KE 2, UG 1",
        "initiative=bri&to=2026-10-18; KE 1",
        "initiative=bri&from=2026-10-19&to=2026-10-19; KE 1, UG 1",
        "initiative=*; KE 1",
        "''; KE 1",
        "initiative=none; ''",
      })
  void countriesAreCountedForTheMap(String query, String expected) throws Exception {
    JsonNode answer = json("/api/countries?" + query);

    List<String> found = new ArrayList<>();
    answer
        .get("countries")
        .forEach(c -> found.add(c.get("country").asText() + " " + c.get("stories")));
    assertThat(String.join(", ", found)).isEqualTo(expected);
  }

  @Test
  void countriesAreComparedWithAsManyDaysBefore() throws Exception {
    JsonNode answer = json("/api/countries?initiative=bri&from=2026-10-19&to=2026-10-19");

    assertThat(answer.at("/countries/0/previousStories").asLong()).isEqualTo(1);
    assertThat(answer.at("/countries/1/previousStories").asLong()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "initiative=bri; 2026-10-18 1/3 2026-10-19 1/1 undated 1",
        "initiative=bri&country=KE; 2026-10-18 1/3 2026-10-19 1/1 undated 1",
        "initiative=bri&from=2026-10-19; 2026-10-19 1/1 undated 0",
        "''; 2026-10-18 1/3 2026-10-19 1/1 2026-10-20 1/1 undated 1",
      })
  void daysAreCountedForTheTimeLine(String query, String expected) throws Exception {
    JsonNode answer = json("/api/timeline?" + query);

    List<String> found = new ArrayList<>();
    answer
        .get("days")
        .forEach(
            d ->
                found.add(
                    d.get("date").asText() + " " + d.get("stories") + "/" + d.get("articles")));
    found.add("undated " + answer.at("/undated/stories"));
    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; a4 a3 a2 a1",
        "initiative=bri; a4 a2 a1",
        "country=KE; a4 a2 a1",
        "country=ke; a4 a2 a1",
        "country=KE&role=focus; a4 a2 a1",
        "country=KE&role=dateline; ''",
        "initiative=bri&country=UG; a2",
        "language=en; a4 a3 a2 a1",
        "language=de; ''",
        "outlet=news.example; a4 a3 a2 a1",
        "outlet=other.example; ''",
        "from=2026-10-19; a3 a2",
        "to=2026-10-18; a1",
        "q=%22cranes FOR mombasa%22; a1",
        "q=ELECTRIC CRANES; a4 a3 a2 a1",
        "q=100%25; a2",
        "q=cable; a3",
        "q=%22rails of nairobi%22; a2",
        "q=%22nairobi rails%22; ''",
        "q=nairobi rails; a2",
        "q=%22100 kenya%22; ''",
        "q=electric -rails; a4 a3 a1",
        "q=nair*&initiative=bri&country=UG; a2",
        "q=electric&initiative=bri&country=KE&language=en&from=2026-10-19; a2",
        "q=electric&language=de; ''",
        "q=electric&outlet=news.example&to=2026-10-18; a1",
        "initiative=bri&country=KE&outlet=other.example; ''",
        "limit=1; a4",
        "initiative=; a4 a3 a2 a1",
      })
  void articlesAreListedNewestFirst(String query, String expected) throws Exception {
    JsonNode answer = json("/api/articles?" + query.replace(" ", "%20"));

    assertThat(
            String.join(
                " ",
                answer.findValuesAsText("id").stream().filter(id -> id.matches("a\\d")).toList()))
        .isEqualTo(expected);
  }

  @Test
  void anArticleIsListedWithItsEvidenceAndCopies() throws Exception {
    JsonNode article =
        json("/api/articles?q=%22cranes%20for%20mombasa%22&initiative=bri").at("/articles/0");

    assertThat(article.get("copies").asLong()).isEqualTo(2);
    assertThat(article.at("/initiatives/0/id").asText()).isEqualTo("bri");
    assertThat(article.at("/initiatives/0/sentences/0/text").asText())
        .isEqualTo("A Belt and Road crane.");
    assertThat(article.at("/initiatives/0/sentences/0/highlights/0/start").asInt()).isEqualTo(2);
    assertThat(article.at("/published/date").asText()).isEqualTo("2026-10-18");
    assertThat(article.at("/countries/0/code").asText()).isEqualTo("KE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/articles?",
        "/api/articles?q=electric&",
        "/api/articles?initiative=bri&",
        "/api/mentions?",
        "/api/mentions?q=crane*&",
        "/api/country-days?",
        "/api/feeds?"
      })
  void pagesFollowOneAnotherWithoutGapOrRepetition(String path) throws Exception {
    String all = items(json(path.replaceFirst("[?&]$", ""))).toString();
    List<JsonNode> paged = new ArrayList<>();
    String next = "";
    for (int i = 0; i < 20 && next != null; i++) {
      JsonNode page = json(path + "limit=1" + (next.isEmpty() ? "" : "&before=" + next));
      items(page).forEach(paged::add);
      next = page.get("next").isNull() ? null : page.get("next").asText();
    }

    assertThat(paged.toString().replace(" ", "")).isEqualTo(all.replace(" ", ""));
  }

  private static JsonNode items(JsonNode page) {
    return page.elements().next();
  }

  @Test
  void anArticleIsShownWholeWithItsCopies() throws Exception {
    JsonNode article = json("/api/articles/a1");

    assertThat(article.get("text").asText()).startsWith("Kenya ordered twelve electric cranes");
    assertThat(article.at("/initiatives/0/mentions/0/surface").asText()).isEqualTo("Belt and Road");
    assertThat(article.get("copies")).hasSize(2);
    assertThat(article.at("/copies/0/outlet/name").asText()).isEqualTo("Copy");
  }

  @Test
  void aCopysIdLeadsToItsOriginal() throws Exception {
    assertThat(json("/api/articles/c1").get("id").asText()).isEqualTo("a1");
  }

  @Test
  void anArticleThatIsNotThereIsNotFound() throws Exception {
    HttpResponse<String> answer = get("/api/articles/zz");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("no article with this id");
  }

  @Test
  void mentionsComeWithTheirSentences() throws Exception {
    JsonNode answer = json("/api/mentions?country=CI");

    assertThat(answer.get("mentions")).hasSize(1);
    assertThat(answer.at("/mentions/0/initiativeId").asText()).isEqualTo("dsr");
    assertThat(answer.at("/mentions/0/sentences/0/text").asText()).contains("crane");
  }

  @Test
  void feedsComeIllOnesFirst() throws Exception {
    JsonNode answer = json("/api/feeds");

    assertThat(answer.findValuesAsText("id")).containsExactly("ill", "gone", "new", "well");
    assertThat(answer.at("/feeds/0/health").asText()).isEqualTo("ill");
    assertThat(answer.at("/feeds/0/note").asText()).isEqualTo("answers 503");
    assertThat(answer.get("counts").toString())
        .isEqualTo("{\"gone\":1,\"ill\":1,\"waiting\":1,\"well\":1}");
    assertThat(json("/api/feeds?health=well").findValuesAsText("id")).containsExactly("well");
  }

  @Test
  void theStatusCountsEverything() throws Exception {
    JsonNode answer = json("/api/status");

    assertThat(answer.get("articles").asLong()).isEqualTo(4);
    assertThat(answer.get("duplicates").asLong()).isEqualTo(2);
    assertThat(answer.get("deadLetters").asLong()).isEqualTo(1);
    assertThat(answer.get("lastArticle").asText()).isEqualTo(Samples.FETCHED_AT.toString());
    assertThat(answer.at("/lag/news.articles").asLong()).isZero();
  }

  @Test
  void deadLettersSayWhatAndWhy() throws Exception {
    JsonNode letter = json("/api/dead-letters").at("/deadLetters/0");

    assertThat(letter.get("reason").asText()).contains("needs a text");
    assertThat(letter.get("preview").asText()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/api/articles?limit=0; limit",
        "/api/articles?limit=many; limit",
        "/api/articles?limit=201; 200",
        "/api/articles?country=Kenya; country",
        "/api/articles?role=king; role",
        "/api/articles?language=%27; language",
        "/api/articles?from=yesterday; from",
        "/api/articles?from=2026-02-30; calendar",
        "/api/articles?from=2026-10-20&to=2026-10-19; before",
        "/api/articles?before=x; next",
        "/api/articles?countr=KE; countr",
        "/api/articles?country=KE&country=UG; once",
        "/api/articles?q=a%00b; binary",
        "/api/articles?q=%25; words",
        "/api/articles?q=crane&before=x; next",
        "/api/countries?country=KE; country",
        "/api/countries?initiative=a%20b; initiative",
        "/api/feeds?before=-1; next",
        "/api/feeds?health=fine; health",
        "/api/articles/a1?x=1; x",
        "/api/status?x=1; x",
      })
  void aBadParameterIsAnsweredByItsReason(String path, String reason) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.mapper().readTree(answer.body()).get("error").asText()).contains(reason);
  }

  @Test
  void anUnknownPathOfTheApiIsNotFoundInJson() throws Exception {
    HttpResponse<String> answer = get("/api/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"error\":\"there is no /api/nothing\"}");
    assertThat(get("/nothing.html").statusCode()).isEqualTo(404);
  }

  @Test
  void onlyGetIsAnswered() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri("/api/status"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/articles", "/api/status", "/api/map", "/api/articles/a1"})
  void anAnswerThatHasNotChangedIsNotSentAgain(String path) throws Exception {
    String tag = get(path).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get(path, "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void anAnswerThatHasChangedIsSent() throws Exception {
    String tag = get("/api/articles").headers().firstValue("ETag").orElseThrow();
    store.write(log.batch(article("a9", "Just in", "2026-10-20", "bri", "KE")));
    HttpResponse<String> again = get("/api/articles", "If-None-Match", tag);

    store.write(log.batch(log.delete(Topics.ARTICLES, "a9")));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("Just in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/status", "/api/nothing", "/page.js"})
  void everyAnswerTellsTheBrowserToDoNothingElse(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void theMapHasTheSmallStatesToo() throws Exception {
    JsonNode map = json("/api/map");

    assertThat(map).hasSizeGreaterThan(240);
    for (String code : List.of("SG", "HK", "MO", "MV", "MT", "BH", "XK", "PS", "TW", "CN")) {
      assertThat(map.get(code).asText()).as(code).matches("[MLVHlhvzZCc0-9., -]+");
    }
  }

  @Test
  void healthAndMetricsAreThere() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(get("/metrics").body()).isEqualTo("up 1\n");
  }

  @Test
  void troubleOfTheLoopMakesItNotReadyButLeavesItAlive() throws Exception {
    QuietPulse ill = new QuietPulse(Map.of(), Optional.of("Kafka does not answer"));
    try (Api other = Api.start(new Api.Settings("127.0.0.1", 0), database, ill, () -> "")) {
      String at = "http://127.0.0.1:" + other.port();

      assertThat(fetch(URI.create(at + "/health/live")).statusCode()).isEqualTo(200);
      assertThat(fetch(URI.create(at + "/health/ready")).statusCode()).isEqualTo(503);
      assertThat(fetch(URI.create(at + "/health/ready")).body()).contains("Kafka does not answer");
    }
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    return Json.mapper().readTree(answer.body());
  }

  private HttpResponse<String> get(String path, String... headers)
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

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + api.port() + path);
  }

  private Arrival article(
      String id, String title, String date, String initiative, String... countries) {
    Article a = Samples.article();
    InitiativeTag tag = a.initiatives().get(0);
    Article article =
        new Article(
            id,
            a.url(),
            a.canonicalUrl(),
            a.outlet(),
            a.feed(),
            title,
            a.text(),
            a.captions(),
            a.authors(),
            a.language(),
            published(date),
            null,
            a.fetchedAt(),
            1,
            id,
            List.of(new InitiativeTag(initiative, 2, tag.mentions())),
            java.util.stream.Stream.of(countries).map(ApiCases::tag).toList());
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

  private Arrival mention(String article, String initiative) {
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

  private Arrival copy(String id, String original) {
    Duplicate d = Samples.duplicate();
    Duplicate copy =
        new Duplicate(
            id,
            d.url(),
            d.title(),
            d.outlet(),
            d.published(),
            d.fetchedAt(),
            original,
            original,
            d.kind(),
            d.similarity());
    return log.put(Topics.DUPLICATES, id, copy);
  }

  private Arrival day(String country, String initiative, String date, long stories, long articles) {
    CountryDay day =
        new CountryDay(
            country, initiative, date, stories, articles, stories, 0, Samples.FETCHED_AT);
    return log.put(Topics.COUNTRY_DAYS, CountryDay.key(country, initiative, date), day);
  }

  private static Feed feed(String url) {
    Feed f = Samples.feed();
    Outlet outlet = new Outlet(null, URI.create(url).getHost(), null);
    return new Feed(
        f.id(), url, f.kind(), null, outlet, f.labels(), null, null, null, f.language());
  }

  private Arrival feed(String id, int failures, FeedStatus.State state) {
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
            List.of());
    return log.put(Topics.FEED_STATUS, id, status);
  }
}
