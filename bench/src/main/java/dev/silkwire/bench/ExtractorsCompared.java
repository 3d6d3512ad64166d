package dev.silkwire.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.extractors.ArticleExtractor;
import dev.silkwire.bench.text.SampleStories;
import dev.silkwire.ingest.date.DateReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * How well and how fast do we find articles, beside other extractors, in one run on the same pages?
 * Time is that of the processor, so that others on the machine count for less.
 */
public final class ExtractorsCompared {
  private static final String URL = "https://bench.example/story.html";
  private static final int WARM_UP = 12;
  private static final int ROUNDS = 7;
  private static final int SAMPLES = 40;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ExtractorsCompared() {}

  /** A page and the text of its article. */
  private record Page(ByteBuffer html, String truth) {}

  /** Finds the text of the article in a page. */
  private interface Extractor {
    @Nullable String text(byte[] html) throws Exception;
  }

  /** An extractor and what was measured of it. */
  private record Entry(String name, Extractor extractor, List<Double> millis, List<Double> bytes) {
    Entry(String name, Extractor extractor) {
      this(name, extractor, new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * Measures and prints a table.
   *
   * @param args a folder in which {@code X.html} or {@code X.html.gz} stands beside {@code X.txt},
   *     the text of its article; without one, pages made from the demo's stories
   */
  public static void main(String[] args) throws Exception {
    List<Page> pages = args.length > 0 ? read(Path.of(args[0])) : samples();
    List<Entry> entries = entries();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      Collections.rotate(entries, 1);
      for (Entry entry : entries) {
        measure(entry, pages, round >= WARM_UP);
      }
    }
    System.out.printf("%d pages, median of %d rounds%n", pages.size(), ROUNDS);
    System.out.printf("%-24s %6s %6s %6s %9s %9s%n", "", "F1", "P", "R", "ms/page", "KB/page");
    entries.sort((a, b) -> a.name().compareTo(b.name()));
    entries.forEach(e -> print(e, pages));
  }

  private static List<Entry> entries() {
    var ours = new dev.silkwire.ingest.extract.ArticleExtractor(new DateReader());
    return new ArrayList<>(
        List.of(
            new Entry("Silkwire", html -> ours.extract(html, "text/html", URL).text()),
            new Entry("Readability4J 1.0.8", ExtractorsCompared::readability),
            new Entry("boilerpipe 1.2.3", ExtractorsCompared::boilerpipe),
            new Entry("crux 2.1.0", ExtractorsCompared::crux),
            new Entry("jsoup, parsing only", html -> parsed(html) == null ? null : "")));
  }

  private static @Nullable String readability(byte[] html) throws IOException {
    return new Readability4J(URL, parsed(html)).parse().getTextContent();
  }

  private static @Nullable String boilerpipe(byte[] html) throws BoilerpipeProcessingException {
    return ArticleExtractor.getInstance().getText(new String(html, UTF_8));
  }

  private static @Nullable String crux(byte[] html) throws IOException {
    var article =
        com.chimbori.crux.articles.ArticleExtractor.with(URL, parsed(html))
            .extractContent()
            .article();
    return article.document == null ? "" : article.document.text();
  }

  private static Document parsed(byte[] html) throws IOException {
    return Jsoup.parse(new ByteArrayInputStream(html), "UTF-8", URL);
  }

  private static void measure(Entry entry, List<Page> pages, boolean counts) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    for (Page page : pages) {
      text(entry.extractor(), page.html().array());
    }
    if (counts) {
      entry.millis().add((THREADS.getCurrentThreadCpuTime() - start) / 1e6 / pages.size());
      double bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      entry.bytes().add(bytes / 1024 / pages.size());
    }
  }

  /** What fails finds nothing. */
  private static String text(Extractor extractor, byte[] html) {
    try {
      String text = extractor.text(html);
      return text == null ? "" : text;
    } catch (Exception e) {
      return "";
    }
  }

  private static void print(Entry entry, List<Page> pages) {
    ShingleScore score = new ShingleScore();
    pages.forEach(p -> score.add(p.truth(), text(entry.extractor(), p.html().array())));
    System.out.printf(
        Locale.ROOT,
        "%-24s %6.3f %6.3f %6.3f %9.2f %9.0f%n",
        entry.name(),
        score.f1(),
        score.precision(),
        score.recall(),
        median(entry.millis()),
        median(entry.bytes()));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static List<Page> samples() {
    SampleStories stories = new SampleStories(1);
    return IntStream.range(0, SAMPLES).mapToObj(i -> sample(stories)).toList();
  }

  private static Page sample(SampleStories stories) {
    String page = stories.page();
    return new Page(
        ByteBuffer.wrap(page.getBytes(UTF_8)), Jsoup.parse(page).select("article > p").text());
  }

  private static List<Page> read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".txt"))
          .sorted()
          .map(ExtractorsCompared::page)
          .toList();
    }
  }

  private static Page page(Path truth) {
    String name = truth.toString().replaceFirst("\\.txt$", ".html");
    Path plain = Path.of(name);
    Path file = Files.exists(plain) ? plain : Path.of(name + ".gz");
    try (InputStream in = Files.newInputStream(file);
        InputStream html = file.equals(plain) ? in : new GZIPInputStream(in)) {
      return new Page(ByteBuffer.wrap(html.readAllBytes()), Files.readString(truth));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
