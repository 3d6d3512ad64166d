package dev.silkwire.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.bench.text.SampleStories;
import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.extract.ArticleExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How much longer than parsing a page does it take to find the article in it? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExtractionBenchmark {
  private static final String URL = "https://bench.example/2026/10/20/story.html";

  private final ArticleExtractor extractor = new ArticleExtractor(new DateReader());
  private final byte[] page = new SampleStories(1).page().getBytes(UTF_8);

  @Benchmark
  public Object parseOnly() throws IOException {
    return Jsoup.parse(new ByteArrayInputStream(page), null, URL);
  }

  @Benchmark
  public Object extract() {
    return extractor.extract(page, "text/html; charset=utf-8", URL);
  }
}
