package dev.silkwire.enrich.story;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An article's sketch on its way to the index.
 *
 * @param id of the article
 * @param script that it is written in: articles of one script meet
 * @param revision of the reading
 * @param sketch of the reading
 * @param arrivedAt when it was fetched
 * @param purpose what is asked
 */
public record SketchedArticle(
    String id, String script, int revision, Sketch sketch, Instant arrivedAt, Purpose purpose) {
  /** What is asked of the index. */
  public enum Purpose {
    /** A verdict. */
    JUDGE,
    /** To remember the newest revision of an original; no answer. */
    REFRESH
  }

  public SketchedArticle {
    requireNonNull(id);
    requireNonNull(script);
    requireNonNull(sketch);
    requireNonNull(arrivedAt);
    requireNonNull(purpose);
  }
}
