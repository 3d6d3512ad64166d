package dev.silkwire.enrich.duplicate;

import static java.util.Objects.requireNonNull;

import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import dev.silkwire.enrich.sketch.MinHashSketch;
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
    String id,
    String script,
    int revision,
    MinHashSketch sketch,
    Instant arrivedAt,
    Purpose purpose) {
  private static final int JUDGE = 1;
  private static final int REFRESH = 2;

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
        .one(article.purpose == Purpose.JUDGE ? JUDGE : REFRESH);
  }

  private static SketchedArticle read(FieldReader from) {
    return new SketchedArticle(
        from.name(),
        from.text(),
        from.count(),
        MinHashSketch.fromBytes(from.block()),
        from.moment(),
        from.one() == JUDGE ? Purpose.JUDGE : Purpose.REFRESH);
  }
}
