package dev.silkwire.enrich.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BottomHashesTest {
  /** In rows with few distinct values, the k-th smallest hash is far from its estimate. */
  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "5,3", "191,1000000", "700,600", "700,2000000000", "5000,900000000"})
  void selectsTheSmallestDistinctHashes(int count, int maxValue) {
    Random random = new Random(count);
    int[] hashes = random.ints(count).map(h -> h % maxValue).toArray();
    int[] sorted = java.util.Arrays.stream(hashes).sorted().distinct().toArray();

    BottomHashes result = BottomHashes.of(hashes, 192);

    assertThat(result.count()).isEqualTo(sorted.length);
    assertThat(result.smallest())
        .containsExactly(java.util.Arrays.copyOf(sorted, Math.min(192, sorted.length)));
  }
}
