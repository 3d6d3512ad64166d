package dev.silkwire.enrich.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.enrich.sketch.MinHashSketch;
import dev.silkwire.enrich.sketch.Shingles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand articles with edited copies among them, held against brute force. */
class NearDuplicatesPropertyTest {
  private static final int FAMILIES = 500;
  private static final int ARTICLES = 1_000;
  private static final int GRAM = 5;
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final Shingles shingles = new Shingles();

  private record Text(int number, int family, List<String> words) {
    Set<String> grams() {
      return IntStream.rangeClosed(0, words.size() - GRAM)
          .mapToObj(i -> String.join(" ", words.subList(i, i + GRAM)))
          .collect(Collectors.toSet());
    }
  }

  private static List<Text> texts(Random random) {
    List<Text> texts = new ArrayList<>();
    Map<Integer, List<String>> firsts = new HashMap<>();
    for (int i = 0; i < ARTICLES; i++) {
      int family = random.nextInt(FAMILIES);
      List<String> first = firsts.get(family);
      List<String> words =
          first == null ? words(random, 60 + random.nextInt(300)) : edited(first, random);
      firsts.putIfAbsent(family, words);
      texts.add(new Text(i, family, words));
    }
    return texts;
  }

  private static List<String> words(Random random, int count) {
    return random.ints(count, 0, 5_000).mapToObj(w -> "word" + w).collect(Collectors.toList());
  }

  /** Up to a twelfth of the words changed, a passage left out, another added. */
  private static List<String> edited(List<String> words, Random random) {
    List<String> edited = new ArrayList<>(words);
    for (int edits = random.nextInt(words.size() / 12); edits > 0; edits--) {
      edited.set(random.nextInt(edited.size()), "edit" + random.nextInt(5_000));
    }
    int from = random.nextInt(edited.size());
    edited.subList(from, Math.min(edited.size(), from + random.nextInt(words.size() / 6))).clear();
    edited.addAll(words(random, random.nextInt(words.size() / 6)));
    return edited;
  }

  /** The article each stands for: itself, or the original it repeats. */
  private Map<Integer, Integer> stories(List<Text> texts) {
    NearDuplicateIndex index = NearDuplicateIndex.inMemory();
    Map<Integer, Integer> stories = new HashMap<>();
    for (Text text : texts) {
      MinHashSketch sketch = shingles.sketch("", String.join(" ", text.words()));
      DuplicateDecision decision = index.decide("" + text.number(), sketch, NOW);
      stories.put(
          text.number(),
          decision instanceof DuplicateDecision.Copy copy
              ? Integer.valueOf(copy.of())
              : text.number());
    }
    return stories;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void decisionsEqualThoseOfABruteForceSearch(long seed) {
    List<Text> texts = texts(new Random(seed));
    List<Set<String>> grams = texts.stream().map(Text::grams).toList();
    Map<Integer, Integer> stories = stories(texts);
    int alike = 0;
    int met = 0;
    int together = 0;
    int rightly = 0;
    for (int a = 0; a < texts.size(); a++) {
      for (int b = a + 1; b < texts.size(); b++) {
        boolean same = stories.get(a).equals(stories.get(b));
        boolean near = jaccard(grams.get(a), grams.get(b)) >= 0.5;
        alike += near ? 1 : 0;
        met += near && same ? 1 : 0;
        together += same ? 1 : 0;
        rightly += same && texts.get(a).family() == texts.get(b).family() ? 1 : 0;
      }
    }
    assertThat(alike).isGreaterThan(100);
    assertThat(met / (double) alike).as("recall of %d pairs", alike).isGreaterThanOrEqualTo(0.98);
    assertThat(rightly / (double) together).as("precision").isGreaterThanOrEqualTo(0.98);
  }

  /** Articles arrive, are revised, and the index is reopened now and then. */
  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void aRestartChangesNoDecision(long seed) {
    assertThat(decisions(seed, 40)).isEqualTo(decisions(seed, Integer.MAX_VALUE));
  }

  private List<DuplicateDecision> decisions(long seed, int restartEvery) {
    Random random = new Random(seed);
    List<Text> texts = texts(random);
    Kept kept = new Kept();
    NearDuplicateIndex index = new NearDuplicateIndex(kept);
    List<DuplicateDecision> decisions = new ArrayList<>();
    for (Text text : texts) {
      MinHashSketch sketch = sketch(text.words());
      decisions.add(index.decide("" + text.number(), sketch, NOW));
      Text again = texts.get(random.nextInt(text.number() + 1));
      index.refresh("" + again.number(), sketch(edited(again.words(), random)));
      index =
          text.number() % restartEvery == restartEvery - 1 ? new NearDuplicateIndex(kept) : index;
    }
    return decisions;
  }

  private MinHashSketch sketch(List<String> words) {
    return shingles.sketch("", String.join(" ", words));
  }

  /** What outlives an index. */
  private static final class Kept implements SketchStore {
    private final Map<String, StoredSketch> originals = new HashMap<>();

    @Override
    public StoredSketch get(String id) {
      return originals.get(id);
    }

    @Override
    public void put(StoredSketch original) {
      originals.put(original.id(), original);
    }

    @Override
    public void remove(String id) {
      originals.remove(id);
    }

    @Override
    public void forEach(Consumer<StoredSketch> visitor) {
      originals.values().forEach(visitor);
    }
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    long common = a.stream().filter(b::contains).count();
    return common / (double) (a.size() + b.size() - common);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void theOrderOfUnrelatedArticlesChangesNoDecision(long seed) {
    List<Text> texts = texts(new Random(seed));
    Map<Integer, Integer> ranks = new HashMap<>();
    Random random = new Random(-seed);
    new HashSet<>(texts.stream().map(Text::family).toList())
        .forEach(family -> ranks.put(family, random.nextInt()));
    List<Text> otherwise = new ArrayList<>(texts);
    otherwise.sort(Comparator.comparing(text -> ranks.get(text.family())));

    assertThat(stories(otherwise)).isEqualTo(stories(texts));
  }
}
