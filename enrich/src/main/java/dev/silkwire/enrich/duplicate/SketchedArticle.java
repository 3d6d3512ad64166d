package dev.silkwire.enrich.duplicate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.enrich.sketch.MinHashSketch;
import java.time.Instant;

/**
 * A request to the near-duplicate index: the sketch of one revision of an article.
 *
 * @param id of the article
 * @param group of texts that are compared with each other: a language, or a script if the language
 *     is unknown
 * @param revision number of the revision
 * @param arrivedAt when the article was fetched
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record SketchedArticle(
    String id,
    String group,
    int revision,
    MinHashSketch sketch,
    Instant arrivedAt,
    Purpose purpose) {
  /** What the index has to do. Stored by ordinal: append new constants. */
  public enum Purpose {
    /** Decide whether the article is an original or a copy. */
    DECIDE,
    /** Replace the sketch of an original by that of its newest revision; no decision is sent. */
    REFRESH
  }

  public SketchedArticle {
    requireNonNull(id);
    requireNonNull(group);
    requireNonNull(sketch);
    requireNonNull(arrivedAt);
    requireNonNull(purpose);
  }
}
