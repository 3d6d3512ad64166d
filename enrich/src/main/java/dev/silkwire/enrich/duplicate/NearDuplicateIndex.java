package dev.silkwire.enrich.duplicate;

import dev.silkwire.contract.record.Duplicate;
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
 * A near-duplicate index over bottom-k MinHash sketches. It takes articles one at a time in the
 * order of their arrival and compares each with the originals that share one of its smallest
 * hashes. An article is a copy of the earliest original that has enough shingles in common with it
 * and reports the same event ({@link OpeningComparison}). Only originals are stored, so an article
 * that is similar to a copy but not to its original becomes an original. The same articles in the
 * same order give the same decisions.
 *
 * <pre>{@code
 * NearDuplicateIndex index = NearDuplicateIndex.inMemory();
 * DuplicateDecision decision = index.decide("a", new Shingles().sketch(title, text), fetchedAt);
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class NearDuplicateIndex {
  /** With 16 keys, two texts of similarity .35 share at least one with a probability of .999. */
  private static final int KEYS = 16;

  /** Similar texts share about five keys, so candidates beyond the first 64 share one by chance. */
  private static final int MAX_CANDIDATES = 64;

  /** Shorter texts are compared by their hash only. */
  private static final int MIN_SHINGLES = 12;

  private static final int MIN_SHINGLES_FOR_CONTAINMENT = 50;
  private static final double MIN_SIMILARITY = 0.34;
  private static final double MIN_CONTAINMENT = 0.72;

  /** For texts that begin alike: a growing bulletin contains its earlier, shorter versions. */
  private static final double MIN_CONTAINMENT_OF_BEGINNING = 0.9;

  private final SketchStore store;
  private final SketchIndex index = new SketchIndex(1 + KEYS, SketchIndex.LARGEST_SEGMENT);
  private final ArrivalOrder arrivals = new ArrivalOrder();

  /** Sequence number of the newest original. */
  private long newest;

  /** Creates an index and loads all originals of the store into it. */
  public NearDuplicateIndex(SketchStore store) {
    this.store = store;
    restore();
  }

  /** Returns an empty index that keeps its originals in a map. */
  public static NearDuplicateIndex inMemory() {
    return new NearDuplicateIndex(new InMemory());
  }

  /** Decides whether an article is an original or a copy. Adds an original to the index. */
  public DuplicateDecision decide(String id, MinHashSketch sketch, Instant arrivedAt) {
    StoredSketch original = earliestSimilar(id, sketch);
    if (original == null) {
      StoredSketch first = new StoredSketch(id, newest + 1, arrivedAt, sketch);
      store.put(first);
      add(first);
      return new DuplicateDecision.Original();
    }
    if (original.sketch().textHash() == sketch.textHash()) {
      return new DuplicateDecision.Copy(original.id(), Duplicate.Kind.SAME_TEXT, 1);
    }
    double similarity = original.sketch().compare(sketch).similarity();
    return new DuplicateDecision.Copy(original.id(), Duplicate.Kind.NEAR, rounded(similarity));
  }

  /** Returns whether an article is in the index as an original. */
  public boolean isOriginal(String id) {
    return store.get(id) != null;
  }

  /** Replaces the sketch of an original by that of its newest revision; its order is kept. */
  public void refresh(String id, MinHashSketch sketch) {
    StoredSketch known = store.get(id);
    if (known != null) {
      store.put(new StoredSketch(id, known.order(), known.arrivedAt(), sketch));
      index.add(id, keys(sketch), sketch.shingles(), known.arrivedAt());
    }
  }

  /**
   * Removes originals that arrived before a time, the oldest first.
   *
   * @param limit the largest number to remove
   * @return the number of originals removed
   */
  public int expire(Instant before, int limit) {
    int[] old = arrivals.removeBefore(before, limit);
    for (int number : old) {
      store.remove(index.id(number));
    }
    index.drop(before, arrivals.earliest());
    return old.length;
  }

  /**
   * Loads the originals in the order in which they were added, so that decisions are the same as
   * before a restart. Two passes over the store need less memory than sorting the sketches.
   */
  private void restore() {
    LongStream.Builder all = LongStream.builder();
    store.forEach(original -> all.add(original.order()));
    long[] orders = all.build().sorted().toArray();
    store.forEach(original -> restore(original, Arrays.binarySearch(orders, original.order())));
    index.finishRestore();
    newest = orders.length == 0 ? 0 : orders[orders.length - 1];
  }

  private void restore(StoredSketch original, int rank) {
    MinHashSketch sketch = original.sketch();
    index.restore(rank, original.id(), keys(sketch), sketch.shingles(), original.arrivedAt());
    arrivals.add(rank, original.arrivedAt());
  }

  private void add(StoredSketch original) {
    MinHashSketch sketch = original.sketch();
    newest = original.order();
    int number = index.add(original.id(), keys(sketch), sketch.shingles(), original.arrivedAt());
    arrivals.add(number, original.arrivedAt());
  }

  private static int[] keys(MinHashSketch sketch) {
    boolean tooShort = sketch.shingles() < MIN_SHINGLES;
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

  private @Nullable StoredSketch earliestSimilar(String id, MinHashSketch sketch) {
    StoredSketch earliest = null;
    int[] keys = keys(sketch);
    for (SketchIndex.Candidate found :
        index.findCandidates(keys, sketch.shingles(), MAX_CANDIDATES)) {
      StoredSketch candidate = found.id().equals(id) ? null : store.get(found.id());
      if (candidate != null && found.firstKey() == textKey(candidate.sketch())) {
        earliest = earlier(earliest, candidate, sketch);
      }
    }
    return earliest;
  }

  /** Returns the candidate if it is similar and earlier than the best one so far. */
  private static @Nullable StoredSketch earlier(
      @Nullable StoredSketch best, StoredSketch candidate, MinHashSketch sketch) {
    if (best != null && best.order() < candidate.order()) {
      return best;
    }
    return areSimilar(candidate.sketch(), sketch) ? candidate : best;
  }

  private static boolean areSimilar(MinHashSketch a, MinHashSketch b) {
    if (a.textHash() == b.textHash()) {
      return true;
    }
    int shingles = Math.min(a.shingles(), b.shingles());
    if (shingles < MIN_SHINGLES) {
      return false;
    }
    MinHashSketch.Resemblance resemblance = a.compare(b);
    double similarity = resemblance.similarity();
    double containment = resemblance.containment();
    boolean similar =
        similarity >= MIN_SIMILARITY
            || (shingles >= MIN_SHINGLES_FOR_CONTAINMENT && containment >= MIN_CONTAINMENT);
    if (!similar && containment < MIN_CONTAINMENT_OF_BEGINNING) {
      return false;
    }
    OpeningComparison openings = new OpeningComparison(a, b);
    return (similar || openings.beginAlike()) && openings.reportSameEvent(similarity);
  }

  private static double rounded(double similarity) {
    return Math.round(similarity * 1000) / 1000.0;
  }

  /** Keeps originals in a map. */
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
