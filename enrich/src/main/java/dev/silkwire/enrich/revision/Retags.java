package dev.silkwire.enrich.revision;

import dev.silkwire.contract.JsonSerde;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.tag.TaggerInForce;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tags an original anew, by the catalogue and the rules of now. Only the reading in force is
 * tagged: one that another has overtaken is passed over, and so is a copy, which carries no tags.
 * It stays the revision it was.
 */
public final class Retags extends ArticleStep<byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(Retags.class);

  private final EnrichMetrics metrics;
  private final JsonSerde<RawArticle> reader = JsonSerde.of(RawArticle.class);

  public Retags(StoreNames stores, TaggerInForce tagger, EnrichMetrics metrics) {
    super(stores, tagger);
    this.metrics = metrics;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RawArticle article = articleOrNull(record);
    KnownArticle now = article == null ? null : known.get(article.id());
    if (article == null
        || now == null
        || now.state() != KnownArticle.State.ORIGINAL
        || !now.contentHash().equals(article.contentHash())) {
      return;
    }
    metrics.retagged();
    publication().publish(article, now.revision(), outbox(record, article.fetchedAt()));
  }

  private @Nullable RawArticle articleOrNull(Record<String, byte[]> record) {
    try {
      RawArticle article = reader.deserialize(Topics.RETAGS.name(), record.value());
      return article != null && article.id().equals(record.key()) ? article : null;
    } catch (SerializationException e) {
      LOG.warn("{} holds what is no article, run retag again: {}", record.key(), e.getMessage());
      return null;
    }
  }
}
