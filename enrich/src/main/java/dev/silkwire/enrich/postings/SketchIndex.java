package dev.silkwire.enrich.postings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Leads from a hash to the articles that have it among their smallest: some 130 bytes an article,
 * in memory, built anew from the stored sketches. Articles stand in segments by the order of their
 * arrival; only the last grows, and the first goes when all in it are forgotten. It may know
 * articles that are forgotten, and lead to some in vain: whoever asks looks at the sketches. Not
 * thread-safe.
 */
public final class SketchIndex {
  /** What two bytes can name. */
  public static final int LARGEST_SEGMENT = 1 << 16;

  private static final int LONGEST_CHAIN = 250;

  /** No segment ends with less than this part of its size. */
  private static final int FEWEST_TOGETHER = 16;

  /** Shorter texts have too few hashes to tell chance by. */
  private static final int FEWEST_TO_TELL = 16;

  /**
   * An article that shares keys with a text.
   *
   * @param id of the article
   * @param firstKey by which a reading is told from those that came after
   */
  public record Found(String id, int firstKey) {}

  private final int places;
  private final int segmentSize;
  private final List<Segment> segments = new ArrayList<>();
  private final SharedKeys shared = new SharedKeys();

  /** Number of the first article of the first segment. Numbers may wrap around. */
  private int first;

  /**
   * @param places the most keys an article can have
   * @param segmentSize how many articles stand together
   */
  public SketchIndex(int places, int segmentSize) {
    this.places = places;
    this.segmentSize = segmentSize;
  }

  /**
   * Adds an article under its keys, behind all others; one that is there already is there twice.
   *
   * @return its number
   */
  public int add(String id, int[] itsKeys, int itsShingles, Instant arrivedAt) {
    if (segments.isEmpty() || last().isSealed()) {
      segments.add(new Segment(places));
    }
    int member = last().size();
    last().put(member, id, itsKeys, itsShingles, arrivedAt);
    last().link();
    int number = first + (segments.size() - 1) * segmentSize + member;
    if (last().size() == segmentSize) {
      last().seal();
    }
    return number;
  }

  /** Puts an article where it stood among those before a restart, in any order of the ranks. */
  public void restore(int rank, String id, int[] itsKeys, int itsShingles, Instant arrivedAt) {
    while (segments.size() <= rank / segmentSize) {
      segments.add(new Segment(places));
    }
    segments.get(rank / segmentSize).put(rank % segmentSize, id, itsKeys, itsShingles, arrivedAt);
  }

  /** Ends restoring: keys lead to all that were put. */
  public void restored() {
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

  /** The article of that number. */
  public String id(int number) {
    return members(number).id(member(number));
  }

  private SegmentArticles members(int number) {
    return segments.get((number - first) / segmentSize).members();
  }

  private int member(int number) {
    return (number - first) % segmentSize;
  }

  /**
   * Drops the segments at the front whose articles all arrived before a time. Where few articles
   * come, the last segment ends when some of it is forgotten, so that it does not stay for ever.
   *
   * @param forgotten who arrived before this is forgotten
   * @param remembered who arrived before this and was to be forgotten is so already
   */
  public void drop(Instant forgotten, Instant remembered) {
    while (segments.size() > 1 && segments.get(0).newest().isBefore(remembered)) {
      segments.remove(0);
      first += segmentSize;
    }
    if (!segments.isEmpty()
        && !last().isSealed()
        && last().size() >= segmentSize / FEWEST_TOGETHER
        && last().oldest().isBefore(forgotten)) {
      last().seal();
    }
  }

  /**
   * The articles that share keys with a text, at most so many: those that share the most, and among
   * these those met first, the newest of a key before the others. Under one key only the newest are
   * looked at. Who shares so little that it must be chance is left out.
   *
   * @param count of the text's shingles
   */
  public List<Found> underMost(int[] wanted, int count, int most) {
    shared.clear();
    for (int key : wanted) {
      int seen = 0;
      for (int s = segments.size() - 1; s >= 0 && seen < LONGEST_CHAIN; s--) {
        Postings postings = segments.get(s).postings();
        seen += postings.newest(key, LONGEST_CHAIN - seen, shared, s * segmentSize);
      }
    }
    List<Found> found = new ArrayList<>();
    for (int times = shared.highest(); times > 0 && found.size() < most; times--) {
      for (int i = 0; i < shared.count() && found.size() < most; i++) {
        int number = first + shared.article(i);
        if (shared.times(i) == times && times >= fewest(count, shingles(number))) {
          found.add(new Found(id(number), members(number).firstKey(member(number))));
        }
      }
    }
    return found;
  }

  private int shingles(int number) {
    return members(number).shingles(member(number));
  }

  /**
   * How many of their keys two texts share at least. Of texts about as long that resemble each
   * other by a third, each has half of its shingles from the other: that fewer than two of their 16
   * smallest meet has a probability of one in two thousand, and where one is half as long again, of
   * one in five hundred. Of a text and an excerpt one may be all there is.
   */
  private static int fewest(int one, int other) {
    int shorter = Math.min(one, other);
    return shorter >= FEWEST_TO_TELL && 2L * Math.max(one, other) <= 3L * shorter ? 2 : 1;
  }

  /** How many segments there are. */
  int segments() {
    return segments.size();
  }
}
