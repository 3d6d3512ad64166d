package dev.silkwire.enrich.duplicate;

import dev.silkwire.contract.Duplicate;
import dev.silkwire.enrich.postings.SketchIndex;
import dev.silkwire.enrich.sketch.MinHashSketch;
import dev.silkwire.enrich.sketch.OpeningComparison;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A near-duplicate index over MinHash sketches. It takes articles one at a time in the order of
 * their arrival and compares each with the originals that share one of its smallest hashes. An
 * article is a copy of the earliest original that shares enough shingles with it and reports the
 * same event ({@link OpeningComparison}). Only originals are remembered, so an article that is
 * alike to a copy alone starts a story of its own. The same articles in the same order give the
 * same verdicts. Not thread-safe.
 */
public final class NearDuplicateIndex {
  /** With this many keys a pair of similarity .35 meets with a probability of .999. */
  private static final int KEYS = 16;

  /** What is alike shares five keys or so; whoever shares one by chance need not be looked at. */
  private static final int MOST_CANDIDATES = 64;

  private static final int FEWEST_SHINGLES = 12;
  private static final int FEWEST_FOR_CONTAINMENT = 50;
  private static final double SIMILAR = 0.34;
  private static final double CONTAINED = 0.72;

  /** A bulletin that grows begins with all that an earlier one said, however short that was. */
  private static final double CONTAINED_WHOLLY = 0.9;

  private final SketchStore store;
  private final SketchIndex buckets = new SketchIndex(1 + KEYS, SketchIndex.LARGEST_SEGMENT);
  private final ArrivalOrder arrivals = new ArrivalOrder();

  /** Order of the newest original. */
  private long newest;

  /** An index over what a store holds. */
  public NearDuplicateIndex(SketchStore store) {
    this.store = store;
    restore();
  }

  /** An index of its own, in memory. */
  public static NearDuplicateIndex inMemory() {
    return new NearDuplicateIndex(new InMemory());
  }

  /** What a new article is; an original is remembered, behind all that came before. */
  public DuplicateDecision judge(String id, MinHashSketch sketch, Instant arrivedAt) {
    StoredSketch original = earliestAlike(id, sketch);
    if (original == null) {
      StoredSketch first = new StoredSketch(id, newest + 1, arrivedAt, sketch);
      store.put(first);
      learn(first);
      return new DuplicateDecision.Original();
    }
    if (original.sketch().textHash() == sketch.textHash()) {
      return new DuplicateDecision.Copy(original.id(), Duplicate.Kind.SAME_TEXT, 1);
    }
    double similarity = original.sketch().compare(sketch).similarity();
    return new DuplicateDecision.Copy(original.id(), Duplicate.Kind.NEAR, rounded(similarity));
  }

  /** Whether an article is remembered as an original. */
  public boolean isOriginal(String id) {
    return store.get(id) != null;
  }

  /** Remembers the newest revision of an original; it stays as early as it was. */
  public void refresh(String id, MinHashSketch sketch) {
    StoredSketch known = store.get(id);
    if (known != null) {
      store.put(new StoredSketch(id, known.order(), known.arrivedAt(), sketch));
      buckets.add(id, keys(sketch), sketch.shingles(), known.arrivedAt());
    }
  }

  /**
   * Forgets originals that arrived before a time, the oldest first.
   *
   * @param most how many at once
   * @return how many it forgot
   */
  public int forget(Instant before, int most) {
    int[] old = arrivals.takeBefore(before, most);
    for (int number : old) {
      store.remove(buckets.id(number));
    }
    buckets.drop(before, arrivals.earliest());
    return old.length;
  }

  /** In the order of their arrival, so that a restart changes nothing; in two passes, each lean. */
  private void restore() {
    LongStream.Builder all = LongStream.builder();
    store.forEach(original -> all.add(original.order()));
    long[] orders = all.build().sorted().toArray();
    store.forEach(original -> restore(original, Arrays.binarySearch(orders, original.order())));
    buckets.restored();
    newest = orders.length == 0 ? 0 : orders[orders.length - 1];
  }

  private void restore(StoredSketch original, int rank) {
    MinHashSketch sketch = original.sketch();
    buckets.restore(rank, original.id(), keys(sketch), sketch.shingles(), original.arrivedAt());
    arrivals.add(rank, original.arrivedAt());
  }

  private void learn(StoredSketch original) {
    MinHashSketch sketch = original.sketch();
    newest = original.order();
    int number = buckets.add(original.id(), keys(sketch), sketch.shingles(), original.arrivedAt());
    arrivals.add(number, original.arrivedAt());
  }

  private static int[] keys(MinHashSketch sketch) {
    boolean tooShort = sketch.shingles() < FEWEST_SHINGLES;
    int[] keys = new int[1 + (tooShort ? 0 : Math.min(KEYS, sketch.kept()))];
    keys[0] = textKey(sketch);
    for (int k = 1; k < keys.length; k++) {
      keys[k] = sketch.smallest(k - 1);
    }
    return keys;
  }

  private static int textKey(MinHashSketch sketch) {
    return (int) (sketch.textHash() ^ (sketch.textHash() >>> 32));
  }

  private @Nullable StoredSketch earliestAlike(String id, MinHashSketch sketch) {
    StoredSketch earliest = null;
    int[] keys = keys(sketch);
    for (SketchIndex.Found found : buckets.underMost(keys, sketch.shingles(), MOST_CANDIDATES)) {
      StoredSketch candidate = found.id().equals(id) ? null : store.get(found.id());
      if (candidate != null && found.firstKey() == textKey(candidate.sketch())) {
        earliest = earlier(earliest, candidate, sketch);
      }
    }
    return earliest;
  }

  private static @Nullable StoredSketch earlier(
      @Nullable StoredSketch best, StoredSketch candidate, MinHashSketch sketch) {
    if (best != null && best.order() < candidate.order()) {
      return best;
    }
    return areAlike(candidate.sketch(), sketch) ? candidate : best;
  }

  private static boolean areAlike(MinHashSketch a, MinHashSketch b) {
    if (a.textHash() == b.textHash()) {
      return true;
    }
    int shingles = Math.min(a.shingles(), b.shingles());
    if (shingles < FEWEST_SHINGLES) {
      return false;
    }
    MinHashSketch.Resemblance resemblance = a.compare(b);
    double similarity = resemblance.similarity();
    double containment = resemblance.containment();
    boolean resemble =
        similarity >= SIMILAR || (shingles >= FEWEST_FOR_CONTAINMENT && containment >= CONTAINED);
    if (!resemble && containment < CONTAINED_WHOLLY) {
      return false;
    }
    OpeningComparison openings = new OpeningComparison(a, b);
    return (resemble || openings.beginAlike()) && openings.reportSameEvent(similarity);
  }

  private static double rounded(double similarity) {
    return Math.round(similarity * 1000) / 1000.0;
  }

  /** Originals in a map. */
  private static final class InMemory implements SketchStore {
    private final Map<String, StoredSketch> originals = new HashMap<>();

    @Override
    public @Nullable StoredSketch get(String id) {
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
}
