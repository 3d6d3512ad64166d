package dev.silkwire.ingest.markup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParserTest {
  private static final String FORMATTING =
      "<b a><i a><u a><s a><tt a><em a><big a><font a><code a><nobr><small a><strong a><strike a>";

  private final DocumentParser parser = new DocumentParser(new ParseLimits(10_000, 20_000, 1));

  static Stream<Arguments> tooLarge() {
    return Stream.of(
        Arguments.of(
            "formatting tags reopened in each paragraph", "<p>" + FORMATTING + "<p>x".repeat(2000)),
        Arguments.of("links", "<a href=x>".repeat(20_000)),
        Arguments.of("tables in tables", "<table><tr><td>".repeat(20_000)),
        Arguments.of("blocks in blocks", "<div>".repeat(20_000)),
        Arguments.of("comments", "<!>".repeat(50_000)),
        Arguments.of("comments between texts", "x<!>".repeat(50_000)),
        Arguments.of("formatting closed crosswise", "<b><p>x</b>".repeat(20_000)),
        Arguments.of("templates", "<template>".repeat(20_000)),
        Arguments.of("drawings", "<svg>".repeat(20_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void aPageBeyondTheLimitIsRefusedWhileItIsParsed(String name, String html) {
    assertThatThrownBy(() -> parser.page(html.getBytes(UTF_8), "text/html", "http://a.example/"))
        .isInstanceOf(TooLargeException.class)
        .hasMessageContaining("more than 10000 elements");
  }

  @Test
  void aFeedBeyondTheLimitIsRefused() {
    assertThatThrownBy(() -> parser.xml("<a>" + "<b/>".repeat(20_001) + "</a>", ""))
        .isInstanceOf(TooLargeException.class);
    assertThat(parser.xml("<a>" + "<b/>".repeat(19_000) + "</a>", "").select("b")).hasSize(19_000);
  }

  @Test
  void aPageWithinTheLimitEqualsTheTreeOfJsoup() {
    String html =
        "<html><head><title>T</title></head><body><p>One <b>two<p>three</b> <table><tr>x<td>y"
            + "</table><script>a<b</script><!-- c --><p>".repeat(100);

    Document page = parser.page(html.getBytes(UTF_8), "text/html", "http://a.example/");

    assertThat(page.outerHtml()).isEqualTo(Jsoup.parse(html, "http://a.example/").outerHtml());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello <b>x</b> y", "<title>t</title>x", "a < b & c &amp; <i>z", "<td>x"})
  void theTextOfAFragmentEqualsThatOfJsoup(String html) {
    assertThat(DocumentParser.text(html)).isEqualTo(Jsoup.parseBodyFragment(html).text());
  }

  @Test
  void aLargeFragmentIsCut() {
    String text = DocumentParser.text("<p>first" + "<p>x".repeat(1_000_000));

    assertThat(text).startsWith("first x").hasSizeLessThan(30_000);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNotText(String charset) {
    byte[] html = "\ufeff<p>žluť".getBytes(Charset.forName(charset));

    assertThat(parser.page(html, null, "").body().text()).isEqualTo("žluť");
  }

  @ParameterizedTest
  @CsvSource({"64, 16384, 32768, 1", "512, 131072, 262144, 3", "8192, 131072, 262144, 16"})
  void theLimitsFollowFromTheHeap(long megabytes, int page, int feed, int parallel) {
    assertThat(ParseLimits.of(megabytes << 20)).isEqualTo(new ParseLimits(page, feed, parallel));
  }
}
