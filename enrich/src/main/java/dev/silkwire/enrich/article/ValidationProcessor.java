package dev.silkwire.enrich.article;

import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.CloudEventHeaders;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decodes raw articles and detects their language. It is the only step in front of all others, so
 * that a record that is not a raw article fails before any state has changed.
 */
public final class ValidationProcessor implements Processor<String, byte[], String, RawArticle> {
  private final EnrichMetrics metrics;
  private final RawArticleReader reader;
  private ProcessorContext<String, RawArticle> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init, which sets the context.
  public ValidationProcessor(RawArticleReader reader, EnrichMetrics metrics) {
    this.reader = reader;
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
    RawArticle article = reader.read(record);
    context.forward(
        record.withValue(article).withHeaders(CloudEventHeaders.trace(record.headers())));
  }
}
