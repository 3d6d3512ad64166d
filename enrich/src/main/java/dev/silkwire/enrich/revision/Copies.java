package dev.silkwire.enrich.revision;

import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.tag.TaggerInForce;
import org.apache.kafka.streams.processor.api.Record;

/** Counts copies with their original: its reach grows or shrinks wherever it is counted. */
public final class Copies extends ArticleStep<Encoded<CopyCount>> {

  public Copies(StoreNames stores, TaggerInForce tagger) {
    super(stores, tagger);
  }

  @Override
  void handle(Record<String, Encoded<CopyCount>> record) {
    CopyCount count = record.value().get();
    publication().countCopies(record.key(), count, outbox(record, count.at()));
  }
}
