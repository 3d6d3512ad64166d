package dev.silkwire.bench;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import dev.silkwire.bench.text.SampleStories;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Normalizer;
import dev.silkwire.enrich.trie.CaseRule;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast is a text spelled one way and searched for phrases, beside an Aho-Corasick automaton and
 * a regular expression that look for the same phrases? Scores are characters a microsecond, that is
 * megabytes a second of English text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(TrieBenchmark.CHARACTERS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrieBenchmark {
  static final int CHARACTERS = 400_000;

  private final List<String> texts = texts();
  private final List<NormalText> normal = texts.stream().map(Normalizer::normalize).toList();
  private final Set<String> phrases = phrases();
  private final PhraseTrie<String> trie = trie(phrases);
  private final AhoCorasickDoubleArrayTrie<String> automaton = automaton(phrases);
  private final Pattern expression = expression(phrases);

  /** Pieces of 4,000 characters. */
  private static List<String> texts() {
    SampleStories stories = new SampleStories(1);
    String all =
        IntStream.range(0, 2 * CHARACTERS / 4_000)
            .mapToObj(i -> stories.text())
            .collect(Collectors.joining("\n"));
    return IntStream.range(0, CHARACTERS / 4_000)
        .mapToObj(i -> all.substring(i * 4_000, (i + 1) * 4_000))
        .toList();
  }

  /** All forms of the catalogue, and the names of the world's countries in many languages. */
  private static Set<String> phrases() {
    Stream<String> forms =
        Catalogue.builtIn().initiatives().stream()
            .flatMap((Initiative i) -> Stream.concat(i.en().stream(), names(i)));
    Stream<String> countries =
        Stream.of(Locale.getAvailableLocales())
            .flatMap(in -> Stream.of(Locale.getISOCountries()).map(c -> country(c, in)));
    return Stream.concat(forms, countries)
        .map(p -> Normalizer.phrase(p).toLowerCase(Locale.ROOT))
        .filter(p -> p.length() > 3)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> names(Initiative initiative) {
    return initiative.names().values().stream().flatMap(List::stream);
  }

  private static String country(String code, Locale language) {
    return new Locale("", code).getDisplayCountry(language);
  }

  private static PhraseTrie<String> trie(Set<String> phrases) {
    PhraseTrie.Builder<String> builder = new PhraseTrie.Builder<>();
    phrases.forEach(p -> builder.add(p, CaseRule.ANY, p));
    return builder.build();
  }

  private static AhoCorasickDoubleArrayTrie<String> automaton(Set<String> phrases) {
    TreeMap<String, String> keys = new TreeMap<>();
    phrases.forEach(p -> keys.put(p, p));
    AhoCorasickDoubleArrayTrie<String> automaton = new AhoCorasickDoubleArrayTrie<>();
    automaton.build(keys);
    return automaton;
  }

  private static Pattern expression(Set<String> phrases) {
    return Pattern.compile(
        phrases.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")));
  }

  /** Spelling one way, and the trie: the pass that every article takes. */
  @Benchmark
  public int normaliseAndTrie() {
    return texts.stream().mapToInt(t -> found(Normalizer.normalize(t))).sum();
  }

  /** The trie alone. */
  @Benchmark
  public int trie() {
    return normal.stream().mapToInt(this::found).sum();
  }

  private int found(NormalText text) {
    return trie.find(text, p -> true).size();
  }

  /** The automaton alone: no spelling, no boundaries, overlaps left to the caller. */
  @Benchmark
  public int ahoCorasick() {
    int[] hits = {0};
    AhoCorasickDoubleArrayTrie.IHit<String> count = (begin, end, phrase) -> hits[0]++;
    for (NormalText text : normal) {
      automaton.parseText(text.folded(0, text.length()), count);
    }
    return hits[0];
  }

  /** The expression on one text in a hundred, and so to be multiplied by a hundred. */
  @Benchmark
  @OperationsPerInvocation(CHARACTERS / 100)
  public int regularExpression() {
    NormalText text = normal.get(0);
    Matcher matcher = expression.matcher(text.folded(0, text.length()));
    int hits = 0;
    while (matcher.find()) {
      hits++;
    }
    return hits;
  }
}
