package dev.silkwire.sink.api;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.json.Json;
import dev.silkwire.sink.api.ManyArticles.Told;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.store.TestLog;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists among many articles, page by page to their ends: the same however they are made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LongListCases {
  private final HttpClient client = HttpClient.newHttpClient();
  private TestServer server;

  /** Where an empty database of this kind is. */
  abstract DatabaseAddress address() throws SQLException;

  @BeforeAll
  void fill() throws SQLException {
    DatabaseAddress address = address();
    TestLog log = new TestLog("one");
    server = TestServer.start(address, log, InstantSource.fixed(Samples.FETCHED_AT));
    server.write(new ManyArticles(log).arrivals());
    try (Connection connection = DriverManager.getConnection(address.toString(), "postgres", null);
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "language=en",
        "initiative=bri",
        "initiative=bri&country=KE",
        "initiative=dsr&country=UG",
        "initiative=gdi&country=TZ",
        "initiative=bri&country=UG&role=focus",
        "initiative=bri&country=KE&role=focus",
        "country=KE&language=en",
        "country=KE&outlet=other.example",
        "region=east-african-community&country=KE",
        "language=en-GB&country=KE",
        "q=zebra",
        "q=quagga",
        "q=zebra&initiative=bri",
        "q=zebra -quagga&country=KE&outlet=one.example",
        "to=2026-10-09",
        "to=2026-10-30",
        "from=2026-10-05&to=2026-10-09",
        "from=2026-10-05&to=2026-10-05",
        "from=2026-10-12",
        "initiative=bri&to=2026-10-09",
        "initiative=gdi&to=2026-10-09",
        "initiative=bri&country=KE&from=2026-10-03&to=2026-10-04",
        "q=zebra&country=KE&to=2026-10-06",
      })
  void listsContainTheMatchesNewestFirst(String question) throws Exception {
    List<Told> wanted =
        ManyArticles.newestFirst().stream().filter(told -> isWanted(told, question)).toList();

    assertThat(listed("articles", question, "id"))
        .containsExactlyElementsOf(wanted.stream().map(Told::id).toList());
    assertThat(listed("stories", question + "&order=carried", "storyId"))
        .containsExactlyElementsOf(mostCarried(wanted));
    assertThat(listed("mentions", question, "articleId"))
        .containsExactlyElementsOf(mentions(wanted, given(question)));
  }

  private static List<String> mostCarried(List<Told> wanted) {
    Comparator<Told> order = comparing(Told::copies).thenComparing(Told::id);
    return wanted.stream()
        .filter(told -> told.copies() > 0)
        .sorted(order.reversed())
        .map(Told::id)
        .toList();
  }

  private static List<String> mentions(List<Told> wanted, Map<String, String> given) {
    String initiative = given.get("initiative");
    return wanted.stream()
        .flatMap(
            told ->
                told.initiatives().stream()
                    .filter(i -> initiative == null || i.equals(initiative))
                    .map(i -> told.id()))
        .toList();
  }

  private static boolean isWanted(Told told, String question) {
    Map<String, String> given = given(question);
    return holds(told.initiatives(), given.get("initiative"))
        && holds(
            "focus".equals(given.get("role"))
                ? told.countries().stream().filter(c -> !c.equals("KE")).toList()
                : told.countries(),
            given.get("country"))
        && holds(told.regions(), given.get("region"))
        && holds(List.of("en"), given.get("language"))
        && holds(List.of(told.outlet()), given.get("outlet"))
        && !told.day().isBefore(LocalDate.parse(given.getOrDefault("from", "1900-01-01")))
        && !told.day().isAfter(LocalDate.parse(given.getOrDefault("to", "9999-12-31")))
        && Stream.of(given.getOrDefault("q", "").split(" "))
            .allMatch(
                word ->
                    word.startsWith("-")
                        ? !told.title().contains(word.substring(1))
                        : told.title().contains(word));
  }

  private static boolean holds(List<String> values, String wanted) {
    return wanted == null || values.contains(wanted);
  }

  private static Map<String, String> given(String question) {
    Map<String, String> given = new TreeMap<>();
    Stream.of(question.split("&"))
        .filter(part -> !part.isEmpty())
        .forEach(part -> given.put(part.split("=", 2)[0], part.split("=", 2)[1]));
    return given;
  }

  private List<String> listed(String list, String question, String id) throws Exception {
    List<String> listed = new ArrayList<>();
    String path = "/api/" + list + "?limit=29&" + question.replace(" ", "%20");
    String before = "";
    do {
      JsonNode page = json(path + before);
      page.get(list).forEach(row -> listed.add(row.get(id).asText()));
      JsonNode next = page.get("next");
      before = next == null || next.isNull() ? "" : "&before=" + next.asText();
    } while (!before.isEmpty());
    return listed;
  }

  private JsonNode json(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(server.uri(path)).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }
}
