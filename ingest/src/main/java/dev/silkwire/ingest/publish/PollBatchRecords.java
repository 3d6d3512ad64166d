package dev.silkwire.ingest.publish;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Serialization of batches to producer records, before their transaction begins, so that the size
 * of each is known. A status that would be too large keeps only its newest entries. Stateless.
 */
final class PollBatchRecords {
  private static final String SOURCE = "/ingest";

  private PollBatchRecords() {}

  /** Returns whether a record is larger than brokers with default settings accept. */
  static boolean isTooLarge(ProducerRecord<String, byte[]> record) {
    return bytes(record) > FieldLimits.RECORD_BYTES;
  }

  /** Returns the length of the value in bytes, 0 for a tombstone. */
  static int bytes(ProducerRecord<String, byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }

  static boolean isArticle(ProducerRecord<String, byte[]> record) {
    return record.topic().equals(Topics.RAW_ARTICLES.name());
  }

  static List<ProducerRecord<String, byte[]>> articles(PollBatch batch) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (RawArticle article : batch.articles()) {
      records.add(record(Topics.RAW_ARTICLES, article.id(), article, article.fetchedAt()));
    }
    return records;
  }

  static @Nullable ProducerRecord<String, byte[]> poll(PollBatch batch, Instant now) {
    return batch.poll() == null ? null : record(Topics.POLLS, batch.feedId(), batch.poll(), now);
  }

  /**
   * @param partition of the feed: the instance to which it is assigned reads both together
   * @param status null for a tombstone
   */
  static ProducerRecord<String, byte[]> status(
      String feedId, int partition, @Nullable CompressedFeedStatus status, Instant now) {
    byte[] json = status == null ? null : status.json();
    boolean fits = json == null || json.length <= FieldLimits.RECORD_BYTES;
    byte[] value = status == null || fits ? json : status.within(FieldLimits.RECORD_BYTES).json();
    return record(Topics.FEED_STATUS, partition, feedId, value, now);
  }

  static ProducerRecord<String, byte[]> deadLetter(DeadLetter letter, String key, Instant now) {
    return record(Topics.DEAD_LETTERS, key, letter, now);
  }

  private static <V> ProducerRecord<String, byte[]> record(
      Topic<V> topic, String key, V value, Instant time) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    return record(topic, null, key, bytes, time);
  }

  private static ProducerRecord<String, byte[]> record(
      Topic<?> topic,
      @Nullable Integer partition,
      String key,
      byte @Nullable [] bytes,
      Instant time) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.name(), partition, time.toEpochMilli(), key, bytes);
    CloudEventHeaders.put(record.headers(), topic, key, time, SOURCE);
    return record;
  }
}
