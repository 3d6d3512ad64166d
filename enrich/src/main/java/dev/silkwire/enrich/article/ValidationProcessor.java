package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decodes raw articles. It is the only step in front of all others, so that a record that is not a
 * raw article fails before any state has changed.
 */
public final class ValidationProcessor implements Processor<String, byte[], String, RawArticle> {
  private final EnrichMetrics metrics;
  private final JsonSerde<RawArticle> reader = JsonSerde.of(RawArticle.class);
  private ProcessorContext<String, RawArticle> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init, which sets the context.
  public ValidationProcessor(EnrichMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, RawArticle> context) {
    this.context = context;
  }

  /**
   * @throws SerializationException when the value is not a raw article
   */
  @Override
  public void process(Record<String, byte[]> record) {
    metrics.received();
    RawArticle article = article(reader, record);
    context.forward(
        record.withValue(article).withHeaders(CloudEventHeaders.trace(record.headers())));
  }

  /**
   * Decodes a raw article whose key is its id.
   *
   * @throws SerializationException when key or value is not valid; the message names the reason
   */
  static RawArticle article(JsonSerde<RawArticle> reader, Record<String, byte[]> record) {
    @Nullable String key = record.key();
    RawArticle article = reader.deserialize(Topics.RAW_ARTICLES.name(), record.value());
    if (article == null || key == null) {
      throw new SerializationException(article == null ? "no value" : "no key");
    }
    if (!requireNonNull(key).equals(article.id())) {
      throw new SerializationException("the key is not the article's id: " + article.id());
    }
    return article;
  }
}
