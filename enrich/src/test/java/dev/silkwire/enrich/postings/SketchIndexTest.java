package dev.silkwire.enrich.postings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.ContentHash;
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
  private static final int PLACES = 5;
  private static final int MOST = 20;
  private static final int SHINGLES = 300;

  /** An article under its keys. */
  private record Entry(String id, int[] keys, Instant arrivedAt) {}

  private final Random random = new Random(5);

  private List<Entry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Entry(ContentHash.of("" + i), keys(), START.plusSeconds(60L * i)))
        .toList();
  }

  /** Few different ones, some of them negative, so that they meet. */
  private int[] keys() {
    return random.ints(1 + random.nextInt(PLACES), -40, 40).map(k -> k * 0x01234567).toArray();
  }

  private static SketchIndex filled(List<Entry> entries, int segmentSize) {
    SketchIndex buckets = new SketchIndex(PLACES, segmentSize);
    for (Entry entry : entries) {
      buckets.add(entry.id, entry.keys, SHINGLES, entry.arrivedAt);
    }
    return buckets;
  }

  private static List<String> found(SketchIndex buckets, int[] keys) {
    return buckets.underMost(keys, SHINGLES, MOST).stream().map(SketchIndex.Found::id).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 299, 300})
  void itFindsTheSameHoweverItsArticlesStandTogether(int segmentSize) {
    List<Entry> entries = entries(300);
    SketchIndex whole = filled(entries, 1000);
    SketchIndex parted = filled(entries, segmentSize);
    for (int i = 0; i < 200; i++) {
      int[] wanted = keys();
      assertThat(found(parted, wanted)).isEqualTo(found(whole, wanted));
    }
  }

  @Test
  void itFindsWhoSharesTheMostKeysFirst() {
    SketchIndex buckets = new SketchIndex(PLACES, 2);
    buckets.add("two", new int[] {1, 2, 9}, SHINGLES, START);
    buckets.add("three", new int[] {1, 2, 3}, SHINGLES, START);
    buckets.add("one", new int[] {1, 8, 9}, SHINGLES, START);
    assertThat(found(buckets, new int[] {1, 2, 3})).containsExactly("three", "two");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 64, 300, 1000})
  void itIsTheSameAfterARestart(int segmentSize) {
    List<Entry> entries = entries(300);
    List<Integer> ranks = new ArrayList<>(IntStream.range(0, entries.size()).boxed().toList());
    Collections.shuffle(ranks, random);
    SketchIndex restored = new SketchIndex(PLACES, segmentSize);
    for (int rank : ranks) {
      Entry entry = entries.get(rank);
      restored.restore(rank, entry.id, entry.keys, SHINGLES, entry.arrivedAt);
    }
    restored.restored();
    SketchIndex before = filled(entries, segmentSize);
    for (Entry more : entries(50)) {
      before.add(more.id, more.keys, SHINGLES, more.arrivedAt);
      restored.add(more.id, more.keys, SHINGLES, more.arrivedAt);
      int[] wanted = keys();
      assertThat(found(restored, wanted)).isEqualTo(found(before, wanted));
    }
  }

  @Test
  void itDropsWhatIsForgottenAndKeepsTheNumbersOfTheOthers() {
    List<Entry> entries = entries(300);
    SketchIndex buckets = filled(entries.subList(0, 250), 64);
    Instant time = entries.get(200).arrivedAt();
    buckets.drop(time, time);
    assertThat(buckets.segments()).isEqualTo(1);
    assertThat(found(buckets, entries.get(191).keys)).doesNotContain(entries.get(191).id);
    for (int i = 250; i < 300; i++) {
      Entry entry = entries.get(i);
      int number = buckets.add(entry.id, entry.keys, SHINGLES, entry.arrivedAt);
      assertThat(buckets.id(number)).isEqualTo(entry.id);
    }
  }

  @Test
  void whereFewArticlesComeTheyAreDroppedToo() {
    SketchIndex buckets = new SketchIndex(PLACES, 64);
    for (Entry entry : entries(64)) {
      Entry late = new Entry(entry.id, entry.keys, entry.arrivedAt.plus(Duration.ofDays(1)));
      buckets.add(entry.id, entry.keys, SHINGLES, entry.arrivedAt);
      buckets.drop(late.arrivedAt.minus(Duration.ofHours(25)), entry.arrivedAt.minusSeconds(600));
      assertThat(buckets.segments()).isLessThanOrEqualTo(16);
    }
  }
}
