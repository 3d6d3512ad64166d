package dev.silkwire.enrich.article;

import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.duplicate.SketchedArticle.Purpose;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.sketch.Shingles;
import dev.silkwire.enrich.tag.CurrentTagger;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Compares each fetched article with what is known of it. A new article is sent to the
 * near-duplicate index and waits for the decision. An unchanged article is ignored. A changed
 * original is published as its next revision. A changed copy is sent to the index again, because it
 * may no longer repeat its original.
 */
public final class RevisionProcessor extends ArticleProcessor<RawArticle> {
  private final EnrichMetrics metrics;
  private final Shingles shingles = new Shingles();

  public RevisionProcessor(CurrentTagger tagger, EnrichMetrics metrics) {
    super(StepNames.REVISE, tagger);
    this.metrics = metrics;
  }

  @Override
  void handle(Record<String, RawArticle> record) {
    RawArticle article = record.value();
    KnownArticle before = known.get(article.id());
    String hash = article.contentHash();
    StepOutput output = output(record, article.fetchedAt());
    if (before == null) {
      known.put(article.id(), KnownArticle.first(hash));
      pending.put(article.id(), article);
      sendSketch(article, 1, Purpose.DECIDE, output);
      metrics.fresh();
    } else if (before.contentHash().equals(hash)) {
      metrics.unchanged();
    } else {
      revise(article, before.revised(hash), output);
      metrics.revised();
    }
  }

  private void revise(RawArticle article, KnownArticle now, StepOutput output) {
    if (now.state() == KnownArticle.State.ORIGINAL) {
      known.put(article.id(), now);
      publication().publish(article, now.revision(), output);
      sendSketch(article, now.revision(), Purpose.REFRESH, output);
    } else {
      known.put(article.id(), now.asPending());
      pending.put(article.id(), article);
      sendSketch(article, now.revision(), Purpose.DECIDE, output);
    }
  }

  private void sendSketch(RawArticle article, int revision, Purpose purpose, StepOutput output) {
    String group = DocumentLanguage.group(article.language(), article.text());
    output.send(
        StepNames.SEND_SKETCHES,
        group,
        new SketchedArticle(
            article.id(),
            group,
            revision,
            shingles.sketch(article.title(), article.text()),
            article.fetchedAt(),
            purpose));
  }
}
