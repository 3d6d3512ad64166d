package dev.silkwire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoNewsroomTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-10-20T06:00:00Z"));
  private final InstantSource clock = now::get;
  private final DemoNewsroom newsroom = DemoNewsroom.open(clock);
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    newsroom.close();
  }

  private HttpResponse<String> get(String url, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private Feed feed(String outlet) {
    return newsroom.feeds().stream()
        .filter(f -> f.url().contains("/" + outlet + "/"))
        .findFirst()
        .orElseThrow();
  }

  private String page(String outlet, String story) {
    return feed(outlet).url().replace("/feed", "/" + story + ".html");
  }

  @Test
  void everyFeedAnswersButTheBrokenOne() throws Exception {
    for (Feed feed : newsroom.feeds()) {
      int wanted = feed.url().contains("/silent/") ? 503 : 200;
      assertThat(get(feed.url()).statusCode()).as(feed.url()).isEqualTo(wanted);
    }
  }

  @Test
  void anUnchangedFeedIsNotSentAgain() throws Exception {
    String url = feed("rift").url();
    String etag = get(url).headers().firstValue("ETag").orElseThrow();
    assertThat(get(url, "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @Test
  void aStoryIsCorrectedAfterItsFirstReading() throws Exception {
    String url = page("rift", "lamu-tender");
    assertThat(get(url).body()).contains("Digital Silk Road bidder").doesNotContain("corrected");
    assertThat(get(url).body()).contains("Global Gateway bidder (corrected)");
  }

  @Test
  void storiesArePublishedWhileItRuns() throws Exception {
    assertThat(get(feed("wire").url()).body()).doesNotContain("late-payments");
    assertThat(get(page("wire", "late-payments")).statusCode()).isEqualTo(404);
    now.updateAndGet(t -> t.plus(Duration.ofSeconds(13)));
    assertThat(get(feed("wire").url()).body())
        .contains("late-payments")
        .doesNotContain("late-rail");
    assertThat(get(page("wire", "late-payments")).statusCode()).isEqualTo(200);
  }

  @Test
  void aReprintRepeatsItsOriginalUnderAnotherHeadline() throws Exception {
    now.updateAndGet(t -> t.plus(Duration.ofSeconds(15)));
    String original = get(page("rift", "mombasa-exchange")).body();
    String copy = get(page("wire", "mombasa-reprint")).body();
    assertThat(copy).contains("Smaller providers are wary").contains("<title>Kenya switches on");
    assertThat(original).contains("Smaller providers are wary");
  }
}
