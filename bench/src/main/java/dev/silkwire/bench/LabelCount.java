package dev.silkwire.bench;

import java.util.Set;

/** How many labels were found that should be, in how many rows. For one thread. */
final class LabelCount {
  private int rows;
  private int right;
  private int invented;
  private int missed;

  void add(Set<String> wanted, Set<String> found) {
    int both = (int) found.stream().filter(wanted::contains).count();
    rows++;
    right += both;
    invented += found.size() - both;
    missed += wanted.size() - both;
  }

  int rows() {
    return rows;
  }

  double precision() {
    return right + invented == 0 ? 1 : (double) right / (right + invented);
  }

  double recall() {
    return right + missed == 0 ? 1 : (double) right / (right + missed);
  }
}
