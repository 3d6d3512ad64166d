package dev.silkwire.enrich.duplicate;

import static java.util.Objects.requireNonNull;

import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import dev.silkwire.enrich.sketch.MinHashSketch;
import java.time.Instant;

/**
 * A request to the near-duplicate index: the sketch of one revision of an article.
 *
 * @param id of the article
 * @param script of the text; only articles of the same script are compared
 * @param revision number of the revision
 * @param arrivedAt when the article was fetched
 */
public record SketchedArticle(
    String id,
    String script,
    int revision,
    MinHashSketch sketch,
    Instant arrivedAt,
    Purpose purpose) {
  private static final int DECIDE = 1;
  private static final int REFRESH = 2;

  /** What the index has to do. */
  public enum Purpose {
    /** Decide whether the article is an original or a copy. */
    DECIDE,
    /** Replace the sketch of an original by that of its newest revision; no decision is sent. */
    REFRESH
  }

  public SketchedArticle {
    requireNonNull(id);
    requireNonNull(script);
    requireNonNull(sketch);
    requireNonNull(arrivedAt);
    requireNonNull(purpose);
  }

  /** How it travels. */
  public static StateSerde<SketchedArticle> serde() {
    return StateSerde.of(SketchedArticle::write, SketchedArticle::read);
  }

  private static void write(SketchedArticle article, FieldWriter to) {
    to.name(article.id)
        .text(article.script)
        .number(article.revision)
        .block(article.sketch.toBytes())
        .moment(article.arrivedAt)
        .one(article.purpose == Purpose.DECIDE ? DECIDE : REFRESH);
  }

  private static SketchedArticle read(FieldReader from) {
    return new SketchedArticle(
        from.name(),
        from.text(),
        from.count(),
        MinHashSketch.fromBytes(from.block()),
        from.moment(),
        from.one() == DECIDE ? Purpose.DECIDE : Purpose.REFRESH);
  }
}
