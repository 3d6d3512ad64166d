package dev.silkwire.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Record headers after the CloudEvents 1.0 Kafka binding in binary mode, and W3C trace context. A
 * record keeps its {@code traceparent} through all stages.
 */
public final class CloudEventHeaders {
  private static final String TRACE_PARENT = "traceparent";
  private static final List<String> TRACE = List.of(TRACE_PARENT, "tracestate");

  /** The longest trace header that goes along; W3C Trace Context allows 512 for tracestate. */
  private static final int MOST_BYTES = 512;

  private CloudEventHeaders() {}

  /**
   * Puts the headers of a record, replacing those of the record it was made from.
   *
   * @param source the stage that speaks, such as {@code /enrich}
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

  /** A header's value as text, or null. */
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  /** The trace context among some headers, alone: what goes along from record to record. */
  public static Headers trace(Headers headers) {
    Headers trace = new RecordHeaders();
    for (String name : TRACE) {
      Header header = headers.lastHeader(name);
      if (header != null && header.value() != null && header.value().length <= MOST_BYTES) {
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
