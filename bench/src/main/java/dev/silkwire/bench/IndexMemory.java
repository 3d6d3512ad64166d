package dev.silkwire.bench;

import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.enrich.duplicate.NearDuplicateIndex;
import dev.silkwire.enrich.duplicate.SketchStore;
import dev.silkwire.enrich.duplicate.StoredSketch;
import dev.silkwire.enrich.sketch.MinHashSketch;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the heap of the near-duplicate index for a million originals in one script, and the time
 * to compare one more article with them. The sketch store keeps nothing, so only the index remains.
 */
public final class IndexMemory {
  private static final int SHINGLES = 600;
  private static final int KEPT = 192;
  private static final Instant START = Instant.parse("2026-10-20T06:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);

  private final Random random = new Random(3);

  private IndexMemory() {}

  /**
   * Measures once and prints the figures.
   *
   * @param args number of originals (a million)
   */
  public static void main(String[] args) {
    new IndexMemory().measure(args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000);
  }

  private void measure(int originals) {
    NearDuplicateIndex index = new NearDuplicateIndex(new Nowhere());
    long before = heap();
    long judging = 0;
    int last = originals - originals / 10;
    for (int i = 0; i < originals; i++) {
      MinHashSketch sketch = sketch();
      Instant arrival = START.plus(MONTH.multipliedBy(i).dividedBy(originals));
      String id = ContentHash.of("original", Integer.toString(i));
      long begun = System.nanoTime();
      index.decide(id, sketch, arrival);
      judging += i < last ? 0 : System.nanoTime() - begun;
    }
    long taken = heap() - before;
    System.out.printf(
        "%d originals: %d MB of heap, %.0f bytes each; the last tenth judged in %.1f µs each%n",
        originals,
        taken >> 20,
        (double) taken / originals,
        judging / 1e3 / Math.max(1, originals - last));
    System.out.println(index.expire(START.plus(MONTH), 1) + " forgotten");
  }

  /** Of a text that has nothing in common with any other. */
  private MinHashSketch sketch() {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES * (1 + KEPT));
    bytes.putLong(random.nextLong()).putInt(SHINGLES);
    int share = (int) ((1L << Integer.SIZE) / SHINGLES);
    int[] smallest = random.ints(KEPT, 0, share * KEPT).sorted().toArray();
    for (int hash : smallest) {
      bytes.putInt(Integer.MIN_VALUE + hash);
    }
    return MinHashSketch.fromBytes(bytes.array());
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Keeps nothing. */
  private static final class Nowhere implements SketchStore {
    @Override
    public @Nullable StoredSketch get(String id) {
      return null;
    }

    @Override
    public void put(StoredSketch original) {
      // Kept nowhere.
    }

    @Override
    public void remove(String id) {
      // Nothing to remove.
    }

    @Override
    public void forEach(Consumer<StoredSketch> visitor) {
      // Nothing to show.
    }
  }
}
