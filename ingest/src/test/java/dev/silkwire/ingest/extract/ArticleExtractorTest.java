package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.date.DateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case is a page in {@code pages} with a file of the expected extraction beside it. */
class ArticleExtractorTest {
  private static final Path PAGES = Path.of("src/test/resources/dev/silkwire/ingest/extract/pages");

  private final ArticleExtractor extractor = new ArticleExtractor(new DateReader());

  static Stream<String> pages() throws IOException {
    return Files.list(PAGES)
        .map(p -> p.getFileName().toString())
        .filter(n -> n.endsWith(".html"))
        .map(n -> n.substring(0, n.length() - 5))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theExtractionEqualsTheExpectedFile(String name) {
    JsonNode expected = json(name);
    Charset charset = Charset.forName(expected.path("charset").asText("UTF-8"));
    String html = new String(bytes(name + ".html"), UTF_8);

    Extraction found =
        extractor.extract(
            html.getBytes(charset), null, expected.path("url").asText("https://news.example/s"));

    assertThat(found.title()).isEqualTo(expected.path("title").asText());
    assertThat(found.text().lines().toList()).isEqualTo(strings(expected.path("text")));
    assertThat(found.captions()).isEqualTo(strings(expected.path("captions")));
    assertThat(found.authors()).isEqualTo(strings(expected.path("authors")));
    assertThat(found.language()).isEqualTo(text(expected, "language"));
    assertThat(String.valueOf(found.published().at()))
        .isEqualTo(expected.path("at").asText("null"));
    assertThat(String.valueOf(found.published().date()))
        .isEqualTo(expected.path("date").asText("null"));
    assertThat(found.whyNot()).isEqualTo(text(expected, "whyNot"));
    assertThat(Optional.ofNullable(found.wall()).map(w -> kind(w)).orElse(null))
        .isEqualTo(text(expected, "wall"));
    if (expected.has("canonicalUrl")) {
      assertThat(found.canonicalUrl()).isEqualTo(text(expected, "canonicalUrl"));
    }
    if (expected.has("source")) {
      assertThat(found.published().source()).isEqualTo(text(expected, "source"));
    }
  }

  private static String kind(AccessWall wall) {
    return Json.mapper().valueToTree(wall).path("kind").asText();
  }

  private static String text(JsonNode expected, String field) {
    return expected.hasNonNull(field) ? expected.get(field).asText() : null;
  }

  @Test
  void deepNestingIsExtracted() {
    String html =
        "<html><body>"
            + "<div>".repeat(100_000)
            + "<p>A pair of storks has nested on the chimney of the old brewery.</p>";

    Extraction found =
        extractor.extract(html.getBytes(UTF_8), "text/html", "https://news.example/s");

    assertThat(found.text()).startsWith("A pair of storks");
  }

  @Test
  void aPageOfLinksIsNotAnArticle() {
    String html =
        "<title>Front</title><ul>"
            + "<li><a href=/1>One thing that happened today</a></li>".repeat(30);

    Extraction found = extractor.extract(html.getBytes(UTF_8), null, "https://news.example/");

    assertThat(found.articleFound()).isFalse();
    assertThat(found.published()).isEqualTo(Published.UNKNOWN);
  }

  @Test
  void anEmptyPageIsNotAnArticle() {
    assertThat(extractor.extract(new byte[0], null, "").articleFound()).isFalse();
    assertThat(extractor.extract(new byte[] {0, 1, 2, -1, -2}, "text/html", "").articleFound())
        .isFalse();
  }

  private static JsonNode json(String name) {
    try {
      return Json.mapper().readTree(bytes(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(PAGES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(n -> all.add(n.asText()));
    return all;
  }
}
