package dev.silkwire.enrich.article;

import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.tag.CurrentTagger;
import org.apache.kafka.streams.processor.api.Record;

/** Updates the story and the totals of an original when it gains, revises or loses a copy. */
public final class CopyProcessor extends ArticleProcessor<Encoded<CopyChange>> {

  public CopyProcessor(CurrentTagger tagger) {
    super(StepNames.COUNT_COPIES, tagger);
  }

  @Override
  void handle(Record<String, Encoded<CopyChange>> record) {
    CopyChange change = record.value().get();
    publication().changeCopy(record.key(), change, output(record, change.at()));
  }
}
