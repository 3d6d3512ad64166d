package dev.silkwire.enrich.article;

import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.duplicate.DuplicateDecision;
import dev.silkwire.enrich.duplicate.DuplicateDecisionMessage;
import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.tag.CurrentTagger;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Applies the decision of the near-duplicate index to the pending article: publishes an original,
 * or lists a copy and counts it with its original. Ignores a decision on an outdated revision,
 * because the decision on the newer one follows. The index never changes an original into a copy,
 * so every copy refers to a published article.
 */
public final class DuplicateProcessor extends ArticleProcessor<Encoded<DuplicateDecisionMessage>> {
  private final EnrichMetrics metrics;

  public DuplicateProcessor(StoreNames stores, CurrentTagger tagger, EnrichMetrics metrics) {
    super(stores, tagger);
    this.metrics = metrics;
  }

  @Override
  void handle(Record<String, Encoded<DuplicateDecisionMessage>> record) {
    DuplicateDecisionMessage decided = record.value().get();
    KnownArticle now = known.get(record.key());
    RawArticle article = pending.get(record.key());
    if (article == null || now == null || now.revision() != decided.revision()) {
      return;
    }
    Outbox outbox = outbox(record, article.fetchedAt());
    if (decided.verdict() instanceof DuplicateDecision.Copy copy) {
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
