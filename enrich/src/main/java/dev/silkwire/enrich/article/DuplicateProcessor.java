package dev.silkwire.enrich.article;

import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.duplicate.DuplicateDecision;
import dev.silkwire.enrich.duplicate.DuplicateDecisionMessage;
import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.tag.CurrentTagger;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Applies the decision of the near-duplicate index to the pending article: publishes an original,
 * or lists a copy and counts it with its original. Ignores a decision on an outdated revision,
 * because the decision on the newer one follows. The index never changes an original into a copy,
 * so every copy refers to a published article.
 */
public final class DuplicateProcessor extends ArticleProcessor<Encoded<DuplicateDecisionMessage>> {
  private final EnrichMetrics metrics;

  public DuplicateProcessor(CurrentTagger tagger, EnrichMetrics metrics) {
    super(StepNames.APPLY_DECISIONS, tagger);
    this.metrics = metrics;
  }

  @Override
  void handle(Record<String, Encoded<DuplicateDecisionMessage>> record) {
    DuplicateDecisionMessage message = record.value().get();
    KnownArticle now = known.get(record.key());
    RawArticle article = pending.get(record.key());
    if (article == null || now == null || now.revision() != message.revision()) {
      return;
    }
    StepOutput output = output(record, article.fetchedAt());
    pending.delete(article.id());
    if (message.decision() instanceof DuplicateDecision.Copy copy) {
      publishCopy(article, now, copy, output);
    } else {
      publishOriginal(article, now, output);
    }
  }

  private void publishOriginal(RawArticle article, KnownArticle now, StepOutput output) {
    known.put(article.id(), now.asOriginal());
    if (now.original() != null) {
      publishDuplicate(article.id(), null, output);
      removeCopy(now.original(), article, output);
    }
    publication().publish(article, now.revision(), output);
    metrics.original();
  }

  private void publishCopy(
      RawArticle article, KnownArticle now, DuplicateDecision.Copy copy, StepOutput output) {
    known.put(article.id(), now.asCopyOf(copy.of()));
    if (now.original() != null && !now.original().equals(copy.of())) {
      removeCopy(now.original(), article, output);
    }
    StoryArticle carrier =
        new StoryArticle(article.id(), article.outlet(), article.published(), article.fetchedAt());
    output.send(StepNames.SEND_COPIES, copy.of(), CopyChange.present(carrier));
    publishDuplicate(article.id(), duplicate(article, copy), output);
    metrics.copy(copy.kind());
  }

  private static void publishDuplicate(
      String id, @Nullable Duplicate duplicate, StepOutput output) {
    output.publish(StepNames.WRITE_DUPLICATES, Topics.DUPLICATES, id, duplicate);
  }

  private static void removeCopy(String original, RawArticle copy, StepOutput output) {
    output.send(StepNames.SEND_COPIES, original, CopyChange.removed(copy.id(), copy.fetchedAt()));
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
