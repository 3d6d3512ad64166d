package dev.silkwire.bench;

import dev.silkwire.bench.text.SampleStories;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.tag.Tagger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does it take to find initiatives and countries in an article of 4 KB? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TaggingBenchmark {
  private static final int ARTICLES = 256;

  private final Tagger tagger = Tagger.of(Catalogue.builtIn());
  private final List<Tagger.Document> articles = articles();
  private int next;

  private static List<Tagger.Document> articles() {
    SampleStories stories = new SampleStories(1);
    return java.util.stream.IntStream.range(0, ARTICLES)
        .mapToObj(
            i -> new Tagger.Document("Story " + i, stories.text(), List.of(), "en", Outlet.UNKNOWN))
        .toList();
  }

  /** All of it: normalising, matching, rules, evidence. */
  @Benchmark
  public Object tag() {
    next = (next + 1) % ARTICLES;
    return tagger.tag(articles.get(next));
  }
}
