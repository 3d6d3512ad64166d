package dev.silkwire.ingest.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
  private final CanonicalUrl addresses = new CanonicalUrl();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://Example.org/a | https://example.org/a",
        "https://example.org:443/a | https://example.org/a",
        "http://example.org:80 | http://example.org/",
        "http://example.org:8099/a | http://example.org:8099/a",
        "https://example.org/a#comments | https://example.org/a",
        "https://example.org/a?utm_source=rss&utm_medium=feed | https://example.org/a",
        "https://example.org/a?utm_anything=1 | https://example.org/a",
        "https://example.org/a?id=7&fbclid=x | https://example.org/a?id=7",
        "https://example.org/a?ref=rss | https://example.org/a",
        "https://example.org/a?ref=7 | https://example.org/a?ref=7",
        "https://example.org/a/../b | https://example.org/b",
        "https://example.org/%7Euser | https://example.org/~user",
        "  https://example.org/a  | https://example.org/a",
        "https://example.org/新闻 | https://example.org/%E6%96%B0%E9%97%BB",
      })
  void equivalentUrlsHaveTheSameCanonicalUrl(String url, String canonical) {
    assertThat(addresses.of(url)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.c",
        "/a/b",
        "http://"
      })
  void otherUrlsHaveNoCanonicalUrl(String url) {
    assertThat(addresses.of(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://news.example.co.uk/s/1, https://news.example.co.uk/s/1, https://www.example.co.uk/stories/one, https://www.example.co.uk/stories/one",
        "https://example.co.uk/s/1, https://example.co.uk/s/1, https://example.co.uk/, https://example.co.uk/s/1",
        "https://example.co.uk/s/1, https://example.co.uk/s/1, https://other.co.uk/s/1, https://example.co.uk/s/1",
        "https://example.co.uk/s/1, https://example.co.uk/s/1, -, https://example.co.uk/s/1",
        "https://redirector.example/x, https://paper.example/s/1, https://paper.example/s/1?utm_source=x, https://paper.example/s/1",
      })
  void aCredibleDeclaredCanonicalUrlIsChosen(
      String link, String readFrom, String claimed, String chosen) {
    assertThat(addresses.choose(link, readFrom, claimed)).isEqualTo(chosen);
  }
}
