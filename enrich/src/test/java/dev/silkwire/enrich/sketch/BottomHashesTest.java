package dev.silkwire.enrich.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BottomHashesTest {
  /** The rows with few different values lie above or below where the smallest are expected. */
  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "5,3", "191,1000000", "700,600", "700,2000000000", "5000,900000000"})
  void theSmallestAreThoseOfAllSorted(int count, int different) {
    Random random = new Random(count);
    int[] hashes = random.ints(count).map(h -> h % different).toArray();
    int[] sorted = java.util.Arrays.stream(hashes).sorted().distinct().toArray();

    BottomHashes distinct = BottomHashes.of(hashes, 192);

    assertThat(distinct.count()).isEqualTo(sorted.length);
    assertThat(distinct.smallest())
        .containsExactly(java.util.Arrays.copyOf(sorted, Math.min(192, sorted.length)));
  }
}
