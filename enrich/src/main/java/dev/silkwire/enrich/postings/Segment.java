package dev.silkwire.enrich.postings;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Articles that came one behind the other: who they are, and who has which key. It grows until it
 * is sealed. Not thread-safe.
 */
final class Segment {
  private final SegmentArticles members = new SegmentArticles();
  private @Nullable GrowingPostings growing;
  private Postings postings;
  private Instant oldest = Instant.MAX;
  private Instant newest = Instant.MIN;
  private int size;

  /**
   * @param places the most keys an article can have
   */
  Segment(int places) {
    GrowingPostings empty = new GrowingPostings(places);
    growing = empty;
    postings = empty;
  }

  /** Puts an article in its place; its keys lead to it once it is linked or sealed. */
  void put(int member, String id, int[] keys, int shingles, Instant arrivedAt) {
    requireNonNull(growing, "sealed").put(member, keys);
    members.put(member, id, keys[0], shingles);
    oldest = arrivedAt.isBefore(oldest) ? arrivedAt : oldest;
    newest = arrivedAt.isAfter(newest) ? arrivedAt : newest;
    size = Math.max(size, member + 1);
  }

  /** Makes keys lead to all that were put. */
  void link() {
    requireNonNull(growing, "sealed").link(size);
  }

  /** Packs it: nothing can be put any more. */
  void seal() {
    postings = requireNonNull(growing, "sealed").packed();
    growing = null;
  }

  SegmentArticles members() {
    return members;
  }

  Postings postings() {
    return postings;
  }

  boolean isSealed() {
    return growing == null;
  }

  /** When the oldest of its articles arrived. */
  Instant oldest() {
    return oldest;
  }

  /** When the newest of its articles arrived. */
  Instant newest() {
    return newest;
  }

  int size() {
    return size;
  }
}
