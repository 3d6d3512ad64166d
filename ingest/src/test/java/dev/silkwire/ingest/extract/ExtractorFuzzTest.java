package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.silkwire.contract.FuzzSettings;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.markup.TooLargeException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mutates the test pages: no exception escapes and no page takes long. Pages that failed once are
 * kept in {@code pages}.
 */
class ExtractorFuzzTest {
  private static final Path PAGES = Path.of("src/test/resources/dev/silkwire/ingest/extract/pages");
  private static final int ROUNDS = FuzzSettings.rounds(4);
  private static final Duration MOST = Duration.ofSeconds(2);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration HANGS = Duration.ofMinutes(2);
  private static final String ODD = "<>\"'&;=/\0\u0001\t\u00ff\u0080";
  private static final List<String> CHARSETS =
      List.of("utf-8", "gb18030", "shift_jis", "utf-16", "iso-2022-jp", "no-such-charset", "");

  private final ArticleExtractor extractor = new ArticleExtractor(new DateReader());

  static Stream<Path> pages() throws IOException {
    return Files.list(PAGES).filter(p -> p.toString().endsWith(".html")).sorted();
  }

  @BeforeAll
  static void warm() throws IOException {
    ArticleExtractor extractor = new ArticleExtractor(new DateReader());
    for (Path page : pages().toList()) {
      extractor.extract(Files.readAllBytes(page), null, "https://news.example/s");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aBrokenPageIsExtractedInTime(Path page) throws IOException {
    String html = new String(Files.readAllBytes(page), ISO_8859_1);
    Random random = new Random(FuzzSettings.seed() ^ page.getFileName().toString().hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      String broken = html;
      for (int i = random.nextInt(4); i >= 0; i--) {
        broken = mutations(random).get(random.nextInt(MUTATIONS)).apply(broken);
      }
      read(broken, CHARSETS.get(random.nextInt(CHARSETS.size())));
    }
  }

  @Test
  void anAttributeOfAMegabyteIsReadInTime() {
    read("<p class='" + "article-body ".repeat(80_000) + "'>Storks nest again.</p>", "utf-8");
    read("<p style='" + "display : ".repeat(100_000) + "'>Storks nest again.</p>", "utf-8");
  }

  @Test
  void manyHeadingsAndDatesAreReadInTime() {
    read("<h2>Storks nest again</h2>".repeat(30_000), "utf-8");
    read("<span class=date>20 10 2026, </span>".repeat(30_000), "utf-8");
    read("<p>1.1.2026 ".repeat(30_000), "utf-8");
  }

  @Test
  void deepNestingIsReadInTime() {
    String sentence = "<p>Storks nest on the chimney of the old brewery, and it rains today. </p>";
    read(("<div>" + sentence).repeat(20_000), "utf-8");
    read("<b>Storks nest on the chimney of it ".repeat(20_000), "utf-8");
    read("<div class=sidebar>Read 1.1.2026 ".repeat(20_000), "utf-8");
  }

  @Test
  void manyLinesAreReadInTime() {
    read("<p>Storks nest on the chimney of the old brewery, and it rains. </p>".repeat(15_000), "");
    read("Storks nest<br>".repeat(70_000), "utf-8");
    read("<div>Published on ".repeat(50_000), "utf-8");
    read("<div itemprop=author>Ann Bo, ".repeat(36_000), "utf-8");
  }

  @Test
  void tagsClosedInTheWrongOrderAreReadInTime() {
    read("<b><p>".repeat(160_000), "utf-8");
    read("<table><a>".repeat(100_000), "utf-8");
    read("<ul><li><table><tr><td>Storks nest on it. ".repeat(20_000), "utf-8");
  }

  @Test
  void deepJsonLdIsReadInTime() {
    read("<script type='application/ld+json'>" + "[{\"a\":".repeat(50_000) + "</script>", "");
    read("<title>" + "a | ".repeat(100_000) + "</title><h1>a | a</h1>", "");
  }

  /** Limits CPU time, because other processes may run at the same time. */
  private void read(String html, String charset) {
    assertTimeoutPreemptively(HANGS, () -> assertThat(took(html, charset)).isLessThan(MOST));
  }

  private Duration took(String html, String charset) {
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      extractor.extract(
          html.getBytes(ISO_8859_1), "text/html; charset=" + charset, "https://n.example/s");
    } catch (TooLargeException e) {
      assertThat(e).hasMessageContaining("elements"); // a refusal with the limit is a valid result
    }
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
  }

  private static final int MUTATIONS = 8;

  private static List<UnaryOperator<String>> mutations(Random random) {
    return List.of(
        s -> s.substring(0, random.nextInt(s.length() + 1)),
        s -> s.substring(random.nextInt(s.length() + 1)),
        s -> s.length() > 200_000 ? s : s + s,
        s -> "<div><b><table>".repeat(random.nextInt(3000)) + s,
        s -> flipped(s, random),
        s -> s.replace(tag(random), tag(random)),
        s -> s.replaceFirst("class=\"", "class=\"" + "x".repeat(random.nextInt(100_000)) + " "),
        s -> s.replace(">", random.nextBoolean() ? "" : " ><"));
  }

  private static String flipped(String s, Random random) {
    StringBuilder out = new StringBuilder(s);
    IntStream.range(0, s.isEmpty() ? 0 : 30)
        .forEach(
            i ->
                out.setCharAt(
                    random.nextInt(s.length()), ODD.charAt(random.nextInt(ODD.length()))));
    return out.toString();
  }

  private static String tag(Random random) {
    List<String> tags =
        List.of(
            "<p", "<div", "<h1", "</p>", "</div>", "<article", "<script", "<a ", "<li", "<meta");
    return tags.get(random.nextInt(tags.size()));
  }
}
