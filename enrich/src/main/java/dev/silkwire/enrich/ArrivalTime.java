package dev.silkwire.enrich;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record as its producer set it, which is when the article was fetched; never one
 * that cannot be: a record from the future must not move stream time, nor an undated one stop it.
 */
final class ArrivalTime implements TimestampExtractor {
  private final InstantSource clock;

  ArrivalTime(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, Math.min(record.timestamp(), clock.millis()));
  }

  /** The time of a record of an internal topic; never before 1970, which Kafka Streams refuses. */
  public static final class SinceEpoch implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
      return Math.max(0, record.timestamp());
    }
  }
}
