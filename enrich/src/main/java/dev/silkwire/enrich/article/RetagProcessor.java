package dev.silkwire.enrich.article;

import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.enrich.tag.CurrentTagger;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tags an original again with the current catalogue and rules. Ignores copies, which carry no tags,
 * and texts that are not the newest revision. The revision number stays the same.
 */
public final class RetagProcessor extends ArticleProcessor<byte[]> {
  private final EnrichMetrics metrics;
  private final RawArticleReader reader;

  public RetagProcessor(CurrentTagger tagger, RawArticleReader reader, EnrichMetrics metrics) {
    super(StepNames.RETAG, tagger);
    this.reader = reader;
    this.metrics = metrics;
  }

  /**
   * @throws SerializationException when the value is not a raw article
   */
  @Override
  void handle(Record<String, byte[]> record) {
    RawArticle article = reader.read(record);
    KnownArticle now = known.get(article.id());
    if (now == null
        || now.state() != KnownArticle.State.ORIGINAL
        || !now.contentHash().equals(article.contentHash())) {
      return;
    }
    publication().publish(article, now.revision(), output(record, article.fetchedAt()));
    metrics.retagged();
  }
}
