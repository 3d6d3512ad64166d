package dev.silkwire.enrich;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.Topics;
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
 * Refuses the record on which a step failed: makes a dead letter of the record as received, in the
 * transaction of the step, and continues. Failures of Kafka or of a store stop the thread instead,
 * since no record is at fault. Kafka Streams creates it by name and passes {@link Sender} in the
 * settings. Safe for concurrent use: it holds no state of its own.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {
  /** The setting by which it finds its {@link Sender}. */
  static final String SETTING = "silkwire.enrich.refusals";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);
  private static final String STAGE = "enrich";
  private @Nullable Sender sender;

  /** Counts refusals and knows the time. */
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
      LOG.error("step {} failed between two records", context.processorNodeId(), exception);
      return Response.resume();
    }
    return Response.resume(List.of(refused(context, exception)));
  }

  private ProducerRecord<byte[], byte[]> refused(ErrorHandlerContext from, Exception exception) {
    String reason = reason(from, exception);
    LOG.warn(
        "refused {}-{}@{}, see {}: {}",
        from.topic(),
        from.partition(),
        from.offset(),
        Topics.DEAD_LETTERS.name(),
        reason);
    requireNonNull(sender).metrics.refused(from.topic());
    Instant now = requireNonNull(sender).clock.instant();
    byte[] key = from.sourceRawKey();
    DeadLetter letter =
        DeadLetter.of(
            STAGE,
            reason,
            from.topic(),
            from.partition(),
            from.offset(),
            key == null ? null : new String(key, StandardCharsets.UTF_8),
            from.sourceRawValue(),
            now);
    return record(letter, from.headers(), now);
  }

  /** The message of a record that is not what it should be; else the bug and where it is. */
  private static String reason(ErrorHandlerContext from, Exception exception) {
    String message = requireNonNullElse(exception.getMessage(), "");
    if (exception instanceof SerializationException) {
      return message;
    }
    LOG.debug("step {} failed", from.processorNodeId(), exception);
    return "step %s failed: %s %s"
        .formatted(from.processorNodeId(), exception.getClass().getSimpleName(), message);
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
