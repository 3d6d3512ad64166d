package dev.silkwire.enrich.postings;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A segment of the index: articles that arrived one after the other, and their posting lists. It
 * accepts articles until it is sealed. Not thread-safe.
 */
final class Segment {
  private final SegmentArticles articles = new SegmentArticles();
  private @Nullable GrowingPostings growing;
  private Postings postings;
  private Instant oldest = Instant.MAX;
  private Instant newest = Instant.MIN;
  private int size;

  /**
   * @param maxKeys maximum number of keys of an article
   */
  Segment(int maxKeys) {
    GrowingPostings empty = new GrowingPostings(maxKeys);
    growing = empty;
    postings = empty;
  }

  /** Stores an article. Lookups find it only after {@link #link} or {@link #seal}. */
  void put(int member, String id, int[] keys, int shingles, Instant arrivedAt) {
    requireNonNull(growing, "sealed").put(member, keys);
    articles.put(member, id, keys[0], shingles);
    oldest = arrivedAt.isBefore(oldest) ? arrivedAt : oldest;
    newest = arrivedAt.isAfter(newest) ? arrivedAt : newest;
    size = Math.max(size, member + 1);
  }

  /** Makes all stored articles visible to lookups. */
  void link() {
    requireNonNull(growing, "sealed").link(size);
  }

  /** Packs the posting lists; the segment accepts no more articles. */
  void seal() {
    postings = requireNonNull(growing, "sealed").pack();
    growing = null;
  }

  SegmentArticles articles() {
    return articles;
  }

  Postings postings() {
    return postings;
  }

  boolean isSealed() {
    return growing == null;
  }

  /** Returns the arrival of the oldest article; {@link Instant#MAX} if the segment is empty. */
  Instant oldest() {
    return oldest;
  }

  /** Returns the arrival of the newest article; {@link Instant#MIN} if the segment is empty. */
  Instant newest() {
    return newest;
  }

  int size() {
    return size;
  }
}
