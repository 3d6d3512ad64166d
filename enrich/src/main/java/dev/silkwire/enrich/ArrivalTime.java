package dev.silkwire.enrich;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A timestamp extractor that limits the record's timestamp, which is the arrival of the article, to
 * the range from 1970 to now. A record from the future must not advance stream time, and Kafka
 * Streams rejects negative timestamps.
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

  /** The timestamp of a record of an internal topic, at least 0. */
  public static final class SinceEpoch implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
      return Math.max(0, record.timestamp());
    }
  }
}
