package dev.silkwire.enrich.postings;

/** Which articles of a segment have a key. */
interface Postings {
  /**
   * Counts a key for those who have it, the newest first.
   *
   * @param most how many to count it for
   * @param first number of the segment's first article
   * @return for how many it was counted
   */
  int newest(int key, int most, SharedKeys into, int first);
}
