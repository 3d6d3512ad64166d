package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Following a selection: feeds out, and events. */
interface FollowCases extends Asking {
  @Test
  default void aSelectionIsAFeed() throws Exception {
    HttpResponse<String> answer = get("/feeds/articles.atom?initiative=bri&country=UG");
    SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));
    SyndEntry entry = feed.getEntries().get(0);

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo("application/atom+xml; charset=utf-8");
    assertThat(feed.getEntries()).hasSize(1);
    assertThat(entry.getUri()).isEqualTo("tag:silkwire.dev,2026:article/a2");
    assertThat(entry.getTitle()).isEqualTo("Rails of Nairobi 100%");
    assertThat(entry.getDescription().getValue()).isEqualTo("A Belt and Road crane.");
    assertThat(feed.getLinks())
        .anyMatch(l -> l.getRel().equals("self") && l.getHref().endsWith("country=UG"));
  }

  @Test
  default void aFeedThatHasNotChangedIsNotSentAgain() throws Exception {
    String tag = get("/feeds/articles.atom").headers().firstValue("ETag").orElseThrow();

    assertThat(get("/feeds/articles.atom", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  default void anAtomFeedOfAnInvalidSelectionReportsTheReason() throws Exception {
    assertThat(get("/feeds/articles.atom?country=Kenya").statusCode()).isEqualTo(400);
  }

  @Test
  default void listenersReceiveChanges() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/api/events")).header("Accept", "text/event-stream").build();
    var answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.lines().filter(l -> l.startsWith("data:")).findFirst().orElseThrow())
          .contains("\"version\"")
          .contains("\"newest\":[{\"id\":\"a");
    }
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
  }
}
