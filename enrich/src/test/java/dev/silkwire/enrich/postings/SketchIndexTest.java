package dev.silkwire.enrich.postings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.ContentHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchIndexTest {
  private static final Instant START = Instant.parse("2026-10-20T06:00:00Z");
  private static final int MAX_KEYS = 5;
  private static final int LIMIT = 20;
  private static final int SHINGLES = 300;

  /** An article and its keys. */
  private record Entry(String id, int[] keys, Instant arrivedAt) {}

  private final Random random = new Random(5);

  private List<Entry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Entry(ContentHash.of("" + i), keys(), START.plusSeconds(60L * i)))
        .toList();
  }

  /** Returns keys from a small range, some of them negative, so that articles share keys. */
  private int[] keys() {
    return random.ints(1 + random.nextInt(MAX_KEYS), -40, 40).map(k -> k * 0x01234567).toArray();
  }

  private static SketchIndex indexOf(List<Entry> entries, int segmentSize) {
    SketchIndex index = new SketchIndex(MAX_KEYS, segmentSize);
    for (Entry entry : entries) {
      index.add(entry.id, entry.keys, SHINGLES, entry.arrivedAt);
    }
    return index;
  }

  private static List<String> candidates(SketchIndex index, int[] keys) {
    return index.findCandidates(keys, SHINGLES, LIMIT).stream()
        .map(SketchIndex.Candidate::id)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 299, 300})
  void theSegmentSizeDoesNotChangeTheCandidates(int segmentSize) {
    List<Entry> entries = entries(300);
    SketchIndex whole = indexOf(entries, 1000);
    SketchIndex segmented = indexOf(entries, segmentSize);
    for (int i = 0; i < 200; i++) {
      int[] wanted = keys();
      assertThat(candidates(segmented, wanted)).isEqualTo(candidates(whole, wanted));
    }
  }

  @Test
  void theArticleThatSharesTheMostKeysComesFirst() {
    SketchIndex index = new SketchIndex(MAX_KEYS, 2);
    index.add("two", new int[] {1, 2, 9}, SHINGLES, START);
    index.add("three", new int[] {1, 2, 3}, SHINGLES, START);
    index.add("one", new int[] {1, 8, 9}, SHINGLES, START);
    assertThat(candidates(index, new int[] {1, 2, 3})).containsExactly("three", "two");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 64, 300, 1000})
  void aRestoredIndexFindsTheSameCandidates(int segmentSize) {
    List<Entry> entries = entries(300);
    List<Integer> ranks = new ArrayList<>(IntStream.range(0, entries.size()).boxed().toList());
    Collections.shuffle(ranks, random);
    SketchIndex restored = new SketchIndex(MAX_KEYS, segmentSize);
    for (int rank : ranks) {
      Entry entry = entries.get(rank);
      restored.restore(rank, entry.id, entry.keys, SHINGLES, entry.arrivedAt);
    }
    restored.finishRestore();
    SketchIndex before = indexOf(entries, segmentSize);
    for (Entry more : entries(50)) {
      before.add(more.id, more.keys, SHINGLES, more.arrivedAt);
      restored.add(more.id, more.keys, SHINGLES, more.arrivedAt);
      int[] wanted = keys();
      assertThat(candidates(restored, wanted)).isEqualTo(candidates(before, wanted));
    }
  }

  @Test
  void expiredSegmentsAreDroppedAndOtherArticlesKeepTheirNumbers() {
    List<Entry> entries = entries(300);
    SketchIndex index = indexOf(entries.subList(0, 250), 64);
    Instant time = entries.get(200).arrivedAt();
    index.drop(time, time);
    assertThat(index.segments()).isEqualTo(1);
    assertThat(candidates(index, entries.get(191).keys)).doesNotContain(entries.get(191).id);
    for (int i = 250; i < 300; i++) {
      Entry entry = entries.get(i);
      int number = index.add(entry.id, entry.keys, SHINGLES, entry.arrivedAt);
      assertThat(index.id(number)).isEqualTo(entry.id);
    }
  }

  @Test
  void slowlyFilledSegmentsAreDroppedToo() {
    SketchIndex index = new SketchIndex(MAX_KEYS, 64);
    for (Entry entry : entries(64)) {
      Entry late = new Entry(entry.id, entry.keys, entry.arrivedAt.plus(Duration.ofDays(1)));
      index.add(entry.id, entry.keys, SHINGLES, entry.arrivedAt);
      index.drop(late.arrivedAt.minus(Duration.ofHours(25)), entry.arrivedAt.minusSeconds(600));
      assertThat(index.segments()).isLessThanOrEqualTo(16);
    }
  }
}
