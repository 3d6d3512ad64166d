package dev.silkwire.enrich.postings;

/** The posting lists of a segment: for each key, the articles that have it. */
interface Postings {
  /**
   * Adds the newest articles that have a key to a counter, newest first.
   *
   * @param limit maximum number of articles
   * @param counter counts one shared key for each article
   * @param first number of the segment's first article
   * @return the number of articles
   */
  int countNewest(int key, int limit, SharedKeys counter, int first);
}
