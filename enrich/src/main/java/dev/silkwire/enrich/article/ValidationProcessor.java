package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.JsonSerde;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Decodes raw articles. It fails on a record that is none, before anything is made of it. */
public final class ValidationProcessor implements Processor<String, byte[], String, Output> {
  private final EnrichMetrics metrics;
  private final JsonSerde<RawArticle> reader = JsonSerde.of(RawArticle.class);
  private ProcessorContext<String, Output> context;

  @SuppressWarnings("NullAway.Init") // The context comes with init.
  public ValidationProcessor(EnrichMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, Output> context) {
    this.context = context;
  }

  /**
   * @throws SerializationException when the record is no raw article
   */
  @Override
  public void process(Record<String, byte[]> record) {
    metrics.received();
    RawArticle article = article(reader, record);
    new Outbox(context::forward, record, article.fetchedAt(), context.currentSystemTimeMs())
        .accept(article);
  }

  /**
   * Decodes a raw article that stands under its own id.
   *
   * @throws SerializationException when the record is none; the message says why
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
