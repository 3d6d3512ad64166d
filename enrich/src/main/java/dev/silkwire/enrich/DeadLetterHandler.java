package dev.silkwire.enrich;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.article.EnrichMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the record on which a processor failed to {@code news.dead-letters}, as received and in
 * the transaction of the task, and continues. A failure of Kafka or of a state store stops the
 * thread instead, because no record causes it. Kafka Streams creates the handler by its class name
 * and passes a {@link Sender} in the settings.
 *
 * <p>Safe for concurrent use: it has no mutable state after {@link #configure}.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {
  /** The setting that holds the {@link Sender}. */
  static final String SETTING = "silkwire.enrich.refusals";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);
  private static final String STAGE = "enrich";
  private @Nullable Sender sender;

  /** The counters and the clock that a handler needs. */
  record Sender(EnrichMetrics metrics, InstantSource clock) {}

  @Override
  public void configure(Map<String, ?> settings) {
    sender = (Sender) settings.get(SETTING);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
    if (exception instanceof KafkaException && !(exception instanceof SerializationException)) {
      return Response.fail();
    }
    if (record == null || context.topic() == null) {
      LOG.error("Step {} failed outside of a record", context.processorNodeId(), exception);
      return Response.resume();
    }
    return Response.resume(List.of(deadLetter(context, exception)));
  }

  private ProducerRecord<byte[], byte[]> deadLetter(
      ErrorHandlerContext context, Exception exception) {
    String reason = reason(context, exception);
    LOG.warn(
        "Wrote record {}-{}@{} to {}: {}",
        context.topic(),
        context.partition(),
        context.offset(),
        Topics.DEAD_LETTERS.name(),
        reason);
    requireNonNull(sender).metrics.refused(context.topic());
    Instant now = requireNonNull(sender).clock.instant();
    byte[] key = context.sourceRawKey();
    DeadLetter letter =
        DeadLetter.of(
            STAGE,
            reason,
            context.topic(),
            context.partition(),
            context.offset(),
            key == null ? null : new String(key, StandardCharsets.UTF_8),
            context.sourceRawValue(),
            now);
    return record(letter, context.headers(), now);
  }

  /** Returns the message of a deserialization error, or the step and the type of another one. */
  private static String reason(ErrorHandlerContext context, Exception exception) {
    String message = requireNonNullElse(exception.getMessage(), "");
    if (exception instanceof SerializationException) {
      return message;
    }
    LOG.debug("Step {} failed", context.processorNodeId(), exception);
    return "step %s failed: %s %s"
        .formatted(context.processorNodeId(), exception.getClass().getSimpleName(), message);
  }

  private static ProducerRecord<byte[], byte[]> record(
      DeadLetter letter, Headers cause, Instant now) {
    String topic = Topics.DEAD_LETTERS.name();
    Headers headers = CloudEventHeaders.trace(cause);
    CloudEventHeaders.put(
        headers, Topics.DEAD_LETTERS, String.valueOf(letter.key()), now, "/enrich");
    return new ProducerRecord<>(
        topic,
        null,
        now.toEpochMilli(),
        Topics.DEAD_LETTERS.keys().serializer().serialize(topic, letter.key()),
        Topics.DEAD_LETTERS.values().serializer().serialize(topic, letter),
        headers);
  }
}
