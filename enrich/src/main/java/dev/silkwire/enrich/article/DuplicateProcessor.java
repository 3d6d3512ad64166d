package dev.silkwire.enrich.article;

import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.duplicate.DuplicateDecision;
import dev.silkwire.enrich.duplicate.DuplicateDecisionMessage;
import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.tag.CurrentTagger;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Does what a verdict says with the article that awaits it: an original is published, a copy is
 * listed and counted with its original. A verdict on a reading that another has overtaken is passed
 * over: the newer one's is on its way. Once the index holds an article for an original it says so
 * ever after, so every copy leads to an article that is published.
 */
public final class DuplicateProcessor extends ArticleProcessor<Encoded<DuplicateDecisionMessage>> {
  private final EnrichMetrics metrics;

  public DuplicateProcessor(StoreNames stores, CurrentTagger tagger, EnrichMetrics metrics) {
    super(stores, tagger);
    this.metrics = metrics;
  }

  @Override
  void handle(Record<String, Encoded<DuplicateDecisionMessage>> record) {
    DuplicateDecisionMessage judgement = record.value().get();
    KnownArticle now = known.get(record.key());
    RawArticle article = pending.get(record.key());
    if (article == null || now == null || now.revision() != judgement.revision()) {
      return;
    }
    Outbox outbox = outbox(record, article.fetchedAt());
    if (judgement.verdict() instanceof DuplicateDecision.Copy copy) {
      repeat(article, now, copy, outbox);
    } else {
      publish(article, now, outbox);
    }
  }

  private void publish(RawArticle article, KnownArticle now, Outbox outbox) {
    pending.delete(article.id());
    known.put(article.id(), now.asOriginal());
    if (now.original() != null) {
      outbox.repeated(article.id(), null);
      outbox.copyGone(now.original(), article.id());
    }
    publication().publish(article, now.revision(), outbox);
    metrics.original();
  }

  private void repeat(
      RawArticle article, KnownArticle now, DuplicateDecision.Copy copy, Outbox outbox) {
    pending.delete(article.id());
    known.put(article.id(), now.asCopyOf(copy.of()));
    if (now.original() != null && !now.original().equals(copy.of())) {
      outbox.copyGone(now.original(), article.id());
    }
    Duplicate duplicate = duplicate(article, copy);
    outbox.copied(duplicate);
    outbox.repeated(article.id(), duplicate);
    metrics.copy(copy.kind());
  }

  private static Duplicate duplicate(RawArticle article, DuplicateDecision.Copy copy) {
    return new Duplicate(
        article.id(),
        article.url(),
        article.title(),
        article.outlet(),
        article.published(),
        article.fetchedAt(),
        copy.of(),
        copy.of(),
        copy.kind(),
        copy.similarity());
  }
}
