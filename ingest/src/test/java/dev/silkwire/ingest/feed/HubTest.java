package dev.silkwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.parser.FeedParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubTest {
  private static final String FOUND_AT = "https://example.org/rss";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<https://h.example/>; rel=\"hub\", <https://example.org/f>; rel=\"self\" | https://h.example/ | https://example.org/f",
        "<https://example.org/f>; rel=self, <https://h.example/>; rel=hub | https://h.example/ | https://example.org/f",
        "<https://h.example/?a,b>; title=x; rel=hub | https://h.example/?a,b | https://example.org/rss",
        "<https://x.example/>; rel=next | |",
        " | |",
      })
  void theHeaderDeclaresTheHub(
      @Nullable String header, @Nullable String url, @Nullable String topic) {
    assertThat(Hub.of(header, null, FOUND_AT)).isEqualTo(url == null ? null : new Hub(url, topic));
  }

  @Test
  void theDocumentDeclaresTheHubAndItself() {
    String links =
        "<atom:link rel='hub' href='https://h.example/'/><atom:link rel='self' href='https://e.example/f'/>";

    assertThat(Hub.of(null, named(links), FOUND_AT))
        .isEqualTo(new Hub("https://h.example/", "https://e.example/f"));
    assertThat(Hub.of(null, named(links.replace("self", "next")), FOUND_AT))
        .isEqualTo(new Hub("https://h.example/", FOUND_AT));
    assertThat(named("")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"https://h.example/, true", "https://h.example/\uFFFE, false"})
  void aHubThatNoRecordCanHoldIsNotStorable(String url, boolean storable) {
    assertThat(new Hub(url, FOUND_AT).isStorable()).isEqualTo(storable);
    assertThat(new Hub(url + "x".repeat(2048), FOUND_AT).isStorable()).isFalse();
  }

  private static @Nullable Hub named(String links) {
    String rss =
        "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel>" + links + "</channel></rss>";
    FeedParseResult result =
        new FeedParser(new DateReader())
            .parse(rss.getBytes(UTF_8), null, FOUND_AT, Feed.Kind.SYNDICATION, null);
    return ((FeedParseResult.Parsed) result).document().hub();
  }
}
