package dev.silkwire.enrich.article;

import dev.silkwire.contract.JsonSerde;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.tag.CurrentTagger;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tags an original anew, by the catalogue and the rules of now. Only the reading in force is
 * tagged: one that another has overtaken is passed over, and so is a copy, which carries no tags.
 * It stays the revision it was.
 */
public final class RetagProcessor extends ArticleProcessor<byte[]> {
  private final EnrichMetrics metrics;
  private final JsonSerde<RawArticle> reader = JsonSerde.of(RawArticle.class);

  public RetagProcessor(StoreNames stores, CurrentTagger tagger, EnrichMetrics metrics) {
    super(stores, tagger);
    this.metrics = metrics;
  }

  /**
   * @throws SerializationException when the record is no raw article
   */
  @Override
  void handle(Record<String, byte[]> record) {
    RawArticle article = ValidationProcessor.article(reader, record);
    KnownArticle now = known.get(article.id());
    if (now == null
        || now.state() != KnownArticle.State.ORIGINAL
        || !now.contentHash().equals(article.contentHash())) {
      return;
    }
    publication().publish(article, now.revision(), outbox(record, article.fetchedAt()));
    metrics.retagged();
  }
}
