package dev.silkwire.bench;

import dev.silkwire.bench.text.SampleStories;
import dev.silkwire.enrich.duplicate.NearDuplicateIndex;
import dev.silkwire.enrich.sketch.MinHashSketch;
import dev.silkwire.enrich.sketch.Shingles;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the time to sketch an article of 4 KB and to compare it with earlier ones. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StoriesBenchmark {
  private static final int ARTICLES = 256;
  private static final Instant NOW = Instant.parse("2026-10-20T06:00:00Z");

  private final Shingles shingles = new Shingles();
  private final List<String> texts = texts();
  private final List<MinHashSketch> sketches =
      texts.stream().map(text -> shingles.sketch("", text)).toList();
  private final NearDuplicateIndex index = filled();
  private int next;

  private static List<String> texts() {
    SampleStories stories = new SampleStories(1);
    return IntStream.range(0, ARTICLES).mapToObj(i -> stories.text()).toList();
  }

  private NearDuplicateIndex filled() {
    NearDuplicateIndex filled = NearDuplicateIndex.inMemory();
    for (int i = 0; i < ARTICLES; i++) {
      filled.decide("a" + i, sketches.get(i), NOW);
    }
    return filled;
  }

  @Benchmark
  public Object sketch() {
    next = (next + 1) % ARTICLES;
    return shingles.sketch("", texts.get(next));
  }

  /** A copy of one that is known. */
  @Benchmark
  public Object judge() {
    next = (next + 1) % ARTICLES;
    return index.decide("copy", sketches.get(next), NOW);
  }
}
