package dev.silkwire.contract.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.record.ContentHash;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Record headers: the CloudEvents 1.0 Kafka binding in binary mode, and the W3C trace context. The
 * {@code traceparent} of a raw article is passed through all stages.
 */
public final class CloudEventHeaders {
  private static final String TRACE_PARENT = "traceparent";
  private static final List<String> TRACE = List.of(TRACE_PARENT, "tracestate");

  /** Longer trace headers are dropped; W3C Trace Context requires 512 bytes for tracestate. */
  private static final int MAX_TRACE_BYTES = 512;

  private CloudEventHeaders() {}

  /**
   * Sets the headers of a record. Replaces CloudEvents headers and keeps a trace context.
   *
   * @param key the record's key
   * @param time the record's time
   * @param source the stage that publishes the record, such as {@code /enrich}
   */
  public static void put(Headers headers, Topic<?> topic, String key, Instant time, String source) {
    put(headers, "ce_specversion", "1.0");
    String moment = time.toString();
    put(headers, "ce_id", ContentHash.of(topic.name(), key, moment));
    put(headers, "ce_type", topic.eventType());
    put(headers, "ce_source", source);
    put(headers, "ce_time", moment);
    put(headers, "content-type", "application/json");
    if (headers.lastHeader(TRACE_PARENT) == null) {
      put(headers, TRACE_PARENT, traceParent(key, moment));
    }
  }

  /** Returns the value of a header as text, or null if it is absent. */
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  /** Returns a copy of the trace context headers, without all others. */
  public static Headers trace(Headers headers) {
    Headers trace = new RecordHeaders();
    for (String name : TRACE) {
      Header header = headers.lastHeader(name);
      if (header != null && header.value() != null && header.value().length <= MAX_TRACE_BYTES) {
        trace.add(header);
      }
    }
    return trace;
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(UTF_8));
  }

  private static String traceParent(String key, String moment) {
    String trace = ContentHash.of("trace", key, moment);
    String span = ContentHash.of("span", key, moment).substring(0, 16);
    return "00-" + trace + "-" + span + "-01";
  }
}
