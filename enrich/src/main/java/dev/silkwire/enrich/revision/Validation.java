package dev.silkwire.enrich.revision;

import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.JsonSerde;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what is no raw article, before anything is made of it: refused records become dead
 * letters with their bytes.
 */
public final class Validation implements Processor<String, byte[], String, Output> {
  private static final Logger LOG = LoggerFactory.getLogger(Validation.class);
  private static final String STAGE = "enrich";

  private final EnrichMetrics metrics;
  private final JsonSerde<RawArticle> reader = JsonSerde.of(RawArticle.class);
  private ProcessorContext<String, Output> context;

  @SuppressWarnings("NullAway.Init") // The context comes with init.
  public Validation(EnrichMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, Output> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    metrics.received();
    try {
      RawArticle article = reader.deserialize(Topics.RAW_ARTICLES.name(), record.value());
      String fault = fault(record.key(), article);
      if (article == null || fault != null) {
        refuse(record, String.valueOf(fault));
      } else {
        new Outbox(context, record, article.fetchedAt()).accept(article);
      }
    } catch (SerializationException e) {
      refuse(record, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String fault(@Nullable String key, @Nullable RawArticle article) {
    if (article == null) {
      return "no value";
    }
    if (key == null) {
      return "no key";
    }
    return key.equals(article.id()) ? null : "the key is not the article's id: " + article.id();
  }

  private void refuse(Record<String, byte[]> record, String reason) {
    metrics.refused();
    RecordMetadata from = context.recordMetadata().orElseThrow();
    LOG.warn(
        "refused {}-{}@{}, see news.dead-letters: {}",
        from.topic(),
        from.partition(),
        from.offset(),
        reason);
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    new Outbox(context, record, now)
        .refuse(
            DeadLetter.of(
                STAGE,
                reason,
                from.topic(),
                from.partition(),
                from.offset(),
                record.key(),
                record.value(),
                now));
  }
}
