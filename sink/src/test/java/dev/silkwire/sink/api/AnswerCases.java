package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of what all responses have in common. */
interface AnswerCases extends Asking {
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
  default void pagesHaveNeitherGapsNorRepetitions(String path) throws Exception {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/articles",
        "/api/articles?format=csv",
        "/api/articles?country=Kenya",
        "/api/articles/a1",
        "/api/articles/nowhere",
        "/api/status",
        "/api/map",
        "/api/openapi.json",
        "/api/nothing",
        "/feeds/articles.atom",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/",
        "/page.js",
      })
  default void headReturnsTheHeadersOfGet(String path) throws Exception {
    HttpResponse<String> get = get(path);
    HttpResponse<String> head =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri(path))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String name : List.of("Content-Type", "ETag", "Vary", "Link", "Content-Disposition")) {
      assertThat(head.headers().firstValue(name))
          .as(name)
          .isEqualTo(get.headers().firstValue(name));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/articles?q=%zz",
        "/api/articles?q=%ff%fe",
        "/api/articles?q=a%01b",
        "/api/articles?q=%E2%80%AEx",
        "/api/articles?%",
        "/api/articles?limit=99999999999999999999",
        "/api/articles?limit=-1",
        "/api/articles?limit=1&limit=1",
        "/api/articles?before=~",
        "/api/articles?before=a~b",
        "/api/articles?before=99999999999999999999999~b",
        "/api/articles?q=crane&before=99999999999999999999999",
        "/api/articles?q=crane&before=a",
        "/api/articles?order=carried&before=x~y",
        "/api/articles?order=carried&before=9999999999999999999~y",
        "/api/stories?before=x",
        "/api/mentions?before=~~",
        "/api/feeds?before=999999999",
        "/api/country-days?before=~~",
        "/api/dead-letters?before=~",
        "/api/articles?from=9999-12-31",
        "/api/articles?from=0000-01-01&to=0000-01-02",
        "/api/articles?to=0000-01-01",
        "/api/timeline?from=0000-01-01&to=9999-12-31",
        "/api/totals?from=0000-01-01&to=9999-12-31",
        "/api/countries?from=0000-01-01&to=9999-12-31",
        "/api/articles?q=%22%22",
        "/api/articles?q=-a",
        "/api/articles?q=OR",
        "/api/articles?q=***",
        "/api/articles/%00",
        "/api/articles/..%2f..%2fetc",
        "/api/articles/%F0%9F%9A%A2",
        "/feeds/articles.atom?q=a%01b",
        "/feeds/articles.atom?q=%3C%26%5D%5D%3E",
        "//",
        "/..%2f..%2fetc/passwd",
      })
  default void noRequestCausesAnInternalError(String target) throws Exception {
    assertThat(rawStatus(target, "")).isBetween(200, 499);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 7_000, 9_000, 100_000})
  default void noLongRequestCausesAnInternalError(int length) throws Exception {
    String end = "&q=" + "a".repeat(length);
    assertThat(rawStatus("/api/articles?language=en" + end, "")).isBetween(400, 499);
    assertThat(rawStatus("/api/status", "X-Long: " + "a".repeat(length) + "\r\n"))
        .isBetween(200, 499);
    assertThat(rawStatus("/api/status", "")).isEqualTo(200);
  }

  /** Sends a raw request, because Java's client corrects invalid requests. */
  private int rawStatus(String target, String headers) throws IOException {
    try (Socket socket = new Socket(uri("/").getHost(), uri("/").getPort())) {
      String request =
          "GET "
              + target
              + " HTTP/1.1\r\nHost: localhost\r\n"
              + headers
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] line = socket.getInputStream().readNBytes(12);
      return Integer.parseInt(new String(line, 9, 3, StandardCharsets.US_ASCII));
    }
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
        "/api/articles?countr=KE; did you mean 'country'",
        "/api/articles?role=focsu&country=KE; did you mean 'focus'",
        "/api/articles?format=xml; format",
        "/api/stories?limit=101; 100",
        "/api/totals?limit=1; limit",
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
  default void aBadParameterIsAnsweredByItsReason(String path, String reason) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.mapper().readTree(answer.body()).get("error").asText()).contains(reason);
  }

  @Test
  default void anUnknownPathOfTheApiIsNotFoundInJson() throws Exception {
    HttpResponse<String> answer = get("/api/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"error\":\"there is no /api/nothing\"}");
    assertThat(get("/nothing.html").statusCode()).isEqualTo(404);
  }

  @Test
  default void onlyGetIsAllowed() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri("/api/status"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    assertThat(HttpClient.newHttpClient().send(post, BodyHandlers.ofString()).statusCode())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/articles", "/api/status", "/api/map", "/api/articles/a1"})
  default void anAnswerThatHasNotChangedIsNotSentAgain(String path) throws Exception {
    String tag = get(path).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get(path, "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/status", "/api/nothing", "/page.js"})
  default void everyResponseHasSecurityHeaders(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  default void theMapHasTheSmallStatesToo() throws Exception {
    JsonNode map = json("/api/map");

    assertThat(map).hasSizeGreaterThan(240);
    for (String code : List.of("SG", "HK", "MO", "MV", "MT", "BH", "XK", "PS", "TW", "CN")) {
      assertThat(map.get(code).asText()).as(code).matches("[MLVHlhvzZCc0-9., -]+");
    }
  }
}
