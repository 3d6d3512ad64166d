package dev.silkwire.enrich.article;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The records that a step makes of one input record. They are collected while the step computes,
 * and forwarded to named children of the step once it has succeeded. Each record has the arrival of
 * the article as its timestamp, at most the current time, and the trace context of the input.
 *
 * <p>Not thread-safe.
 */
final class StepOutput {
  private static final String SOURCE = "/enrich";

  private final Headers trace;
  private final Instant arrival;
  private final long timestamp;
  private final List<ChildRecord> records = new ArrayList<>();

  private record ChildRecord(String child, Record<String, Object> record) {}

  /**
   * @param input the record that the step processes
   * @param arrival when the article was fetched
   * @param now in milliseconds since the Unix epoch
   */
  StepOutput(Record<String, ?> input, Instant arrival, long now) {
    this.trace = CloudEventHeaders.trace(input.headers());
    this.arrival = arrival;
    this.timestamp = Math.max(0, Math.min(arrival.toEpochMilli(), now));
  }

  /**
   * Adds a record for a topic of the contract. It is serialized now, so that a value that cannot be
   * serialized or is too large fails before the step has changed any state.
   *
   * @param sink name of the sink
   * @param value null deletes the key
   * @throws IllegalStateException when the value is larger than {@link FieldLimits#RECORD_BYTES}
   */
  <V> void publish(String sink, Topic<V> topic, String key, @Nullable V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    if (bytes != null && bytes.length > FieldLimits.RECORD_BYTES) {
      throw new IllegalStateException(
          "the record for %s has %d bytes; at most %d are allowed"
              .formatted(topic.name(), bytes.length, FieldLimits.RECORD_BYTES));
    }
    Headers headers = new RecordHeaders(trace);
    CloudEventHeaders.put(headers, topic, key, arrival, SOURCE);
    records.add(new ChildRecord(sink, new Record<>(key, bytes, timestamp, headers)));
  }

  /**
   * Adds a message for another step.
   *
   * @param child name of the child that leads there
   */
  void send(String child, String key, Object message) {
    records.add(
        new ChildRecord(child, new Record<>(key, message, timestamp, new RecordHeaders(trace))));
  }

  /** Forwards the collected records in the order in which they were added. */
  void forward(ProcessorContext<String, Object> context) {
    records.forEach(each -> context.forward(each.record, each.child));
  }
}
