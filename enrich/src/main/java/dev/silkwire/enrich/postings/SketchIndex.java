package dev.silkwire.enrich.postings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An in-memory inverted index from MinHash values to the articles that have them among their
 * smallest hashes: about 130 bytes for each article. It is rebuilt from the stored sketches at
 * startup. Articles are held in segments in the order of their arrival. Only the last segment
 * grows; the first is dropped when all its articles have expired. A result may therefore be an
 * expired article or no near-duplicate: the caller must compare the sketches. Not thread-safe.
 */
public final class SketchIndex {
  /** Maximum number of articles in a segment: a posting has two bytes. */
  public static final int LARGEST_SEGMENT = 1 << 16;

  /** Maximum number of articles that are read under one key. */
  private static final int MAX_POSTINGS_PER_KEY = 250;

  /** A segment is sealed before it is full only if it has 1/16 of the segment size. */
  private static final int MIN_FILL_DIVISOR = 16;

  /** Shorter texts have too few hashes to require more than one shared key. */
  private static final int MIN_SHINGLES_FOR_TWO_KEYS = 16;

  /**
   * An article that shares keys with a text.
   *
   * @param id article id
   * @param firstKey the first key of the article, which identifies the revision of its text
   */
  public record Candidate(String id, int firstKey) {}

  private final int maxKeys;
  private final int segmentSize;
  private final List<Segment> segments = new ArrayList<>();
  private final SharedKeys shared = new SharedKeys();

  /** Number of the first article of the first segment. Numbers may wrap around. */
  private int first;

  /**
   * @param maxKeys maximum number of keys of an article
   * @param segmentSize number of articles in a segment, at most {@link #LARGEST_SEGMENT}
   */
  public SketchIndex(int maxKeys, int segmentSize) {
    this.maxKeys = maxKeys;
    this.segmentSize = segmentSize;
  }

  /**
   * Appends an article. An article that is in the index already is added a second time.
   *
   * @return the number of the article, which {@link #id} takes
   */
  public int add(String id, int[] keys, int shingleCount, Instant arrivedAt) {
    if (segments.isEmpty() || last().isSealed()) {
      segments.add(new Segment(maxKeys));
    }
    int member = last().size();
    last().put(member, id, keys, shingleCount, arrivedAt);
    last().link();
    int number = first + (segments.size() - 1) * segmentSize + member;
    if (last().size() == segmentSize) {
      last().seal();
    }
    return number;
  }

  /**
   * Restores an article after a restart. Call {@link #finishRestore} when all are restored.
   *
   * @param rank position of the article in the order of arrival; ranks may come in any order
   */
  public void restore(int rank, String id, int[] keys, int shingleCount, Instant arrivedAt) {
    while (segments.size() <= rank / segmentSize) {
      segments.add(new Segment(maxKeys));
    }
    segments.get(rank / segmentSize).put(rank % segmentSize, id, keys, shingleCount, arrivedAt);
  }

  /** Makes all restored articles visible to lookups. */
  public void finishRestore() {
    if (!segments.isEmpty()) {
      segments.subList(0, segments.size() - 1).forEach(Segment::seal);
      last().link();
      if (last().size() == segmentSize) {
        last().seal();
      }
    }
  }

  private Segment last() {
    return segments.get(segments.size() - 1);
  }

  /** Returns the id of the article with a number that {@link #add} returned. */
  public String id(int number) {
    return articles(number).id(member(number));
  }

  private SegmentArticles articles(int number) {
    return segments.get((number - first) / segmentSize).articles();
  }

  private int member(int number) {
    return (number - first) % segmentSize;
  }

  /**
   * Drops the leading segments whose articles have all been removed. Seals the last segment if one
   * of its articles has expired, so that a segment that fills slowly can be dropped some day.
   *
   * @param expiredBefore articles that arrived earlier have expired
   * @param removedBefore expired articles that arrived earlier have been removed from the store
   */
  public void drop(Instant expiredBefore, Instant removedBefore) {
    while (segments.size() > 1 && segments.get(0).newest().isBefore(removedBefore)) {
      segments.remove(0);
      first += segmentSize;
    }
    if (!segments.isEmpty()
        && !last().isSealed()
        && last().size() >= segmentSize / MIN_FILL_DIVISOR
        && last().oldest().isBefore(expiredBefore)) {
      last().seal();
    }
  }

  /**
   * Returns the articles that share the most keys with a text, in descending order of shared keys.
   * Articles with equally many are in the order of the text's keys, then newest first. Only the
   * newest articles of each key are considered, and articles that share so few keys that it may be
   * chance are omitted.
   *
   * @param wanted the keys of the text
   * @param shingleCount number of distinct shingles of the text
   * @param limit maximum number of articles
   */
  public List<Candidate> findCandidates(int[] wanted, int shingleCount, int limit) {
    shared.clear();
    for (int key : wanted) {
      int count = 0;
      for (int s = segments.size() - 1; s >= 0 && count < MAX_POSTINGS_PER_KEY; s--) {
        Postings postings = segments.get(s).postings();
        count += postings.countNewest(key, MAX_POSTINGS_PER_KEY - count, shared, s * segmentSize);
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int keys = shared.highest(); keys > 0 && candidates.size() < limit; keys--) {
      for (int i = 0; i < shared.count() && candidates.size() < limit; i++) {
        int number = first + shared.article(i);
        if (shared.keys(i) == keys && keys >= minSharedKeys(shingleCount, shingles(number))) {
          candidates.add(new Candidate(id(number), articles(number).firstKey(member(number))));
        }
      }
    }
    return candidates;
  }

  private int shingles(int number) {
    return articles(number).shingles(member(number));
  }

  /**
   * Returns the minimum number of keys that two near-duplicates share. Texts of similar length with
   * a similarity of 1/3 share half of their shingles: the probability that they share fewer than
   * two of their 16 smallest hashes is 1/2000, and 1/500 if one is 1.5 times as long. A text and an
   * excerpt of it may share only one.
   */
  private static int minSharedKeys(int one, int other) {
    int shorter = Math.min(one, other);
    return shorter >= MIN_SHINGLES_FOR_TWO_KEYS && 2L * Math.max(one, other) <= 3L * shorter
        ? 2
        : 1;
  }

  /** Returns the number of segments. */
  int segments() {
    return segments.size();
  }
}
