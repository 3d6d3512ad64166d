package dev.silkwire.enrich.article;

import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.tag.CurrentTagger;
import org.apache.kafka.streams.processor.api.Record;

/** Counts copies with their original: its story and its totals grow or shrink. */
public final class CopyProcessor extends ArticleProcessor<Encoded<CopyChange>> {

  public CopyProcessor(StoreNames stores, CurrentTagger tagger) {
    super(stores, tagger);
  }

  @Override
  void handle(Record<String, Encoded<CopyChange>> record) {
    CopyChange change = record.value().get();
    publication().changeCopy(record.key(), change, outbox(record, change.at()));
  }
}
