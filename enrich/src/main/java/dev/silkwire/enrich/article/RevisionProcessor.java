package dev.silkwire.enrich.article;

import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.duplicate.SketchedArticle.Purpose;
import dev.silkwire.enrich.language.Script;
import dev.silkwire.enrich.sketch.Shingles;
import dev.silkwire.enrich.tag.CurrentTagger;
import java.util.Locale;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tells readings apart. A first reading is sent to be judged; the same reading again changes
 * nothing; another reading of an original is its next revision, and another reading of a copy is
 * judged anew, since it may have become a story of its own.
 */
public final class RevisionProcessor extends ArticleProcessor<RawArticle> {
  private final EnrichMetrics metrics;
  private final Shingles shingles = new Shingles();

  public RevisionProcessor(StoreNames stores, CurrentTagger tagger, EnrichMetrics metrics) {
    super(stores, tagger);
    this.metrics = metrics;
  }

  @Override
  void handle(Record<String, RawArticle> record) {
    RawArticle article = record.value();
    KnownArticle before = known.get(article.id());
    String hash = article.contentHash();
    Outbox outbox = outbox(record, article.fetchedAt());
    if (before == null) {
      known.put(article.id(), KnownArticle.first(hash));
      pending.put(article.id(), article);
      sketch(article, 1, Purpose.JUDGE, outbox);
      metrics.fresh();
    } else if (before.contentHash().equals(hash)) {
      metrics.unchanged();
    } else {
      revise(article, before.revised(hash), outbox);
      metrics.revised();
    }
  }

  private void revise(RawArticle article, KnownArticle now, Outbox outbox) {
    if (now.state() == KnownArticle.State.ORIGINAL) {
      known.put(article.id(), now);
      publication().publish(article, now.revision(), outbox);
      sketch(article, now.revision(), Purpose.REFRESH, outbox);
    } else {
      known.put(article.id(), now.awaiting());
      pending.put(article.id(), article);
      sketch(article, now.revision(), Purpose.JUDGE, outbox);
    }
  }

  private void sketch(RawArticle article, int revision, Purpose purpose, Outbox outbox) {
    outbox.sketch(
        new SketchedArticle(
            article.id(),
            Script.of(article.text()).name().toLowerCase(Locale.ROOT),
            revision,
            shingles.sketch(article.title(), article.text()),
            article.fetchedAt(),
            purpose));
  }
}
