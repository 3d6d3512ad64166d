package dev.silkwire.ingest.publish;

import dev.silkwire.contract.CloudEventHeaders;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a part, serialized before their transaction begins, so that the size of each is
 * known. A state that would be too large is cut to its newest entries. Stateless.
 */
final class PollBatchRecords {
  private static final String SOURCE = "/ingest";

  private PollBatchRecords() {}

  /** Returns whether a record is larger than what a broker with default settings accepts. */
  static boolean isTooLarge(ProducerRecord<String, byte[]> record) {
    return bytes(record) > FieldLimits.RECORD_BYTES;
  }

  /** Returns the length of the value, 0 for a tombstone. */
  static int bytes(ProducerRecord<String, byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }

  static boolean isArticle(ProducerRecord<String, byte[]> record) {
    return record.topic().equals(Topics.RAW_ARTICLES.name());
  }

  static List<ProducerRecord<String, byte[]>> articles(PollBatch part) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (RawArticle article : part.articles()) {
      records.add(record(Topics.RAW_ARTICLES, article.id(), article, article.fetchedAt()));
    }
    return records;
  }

  static @Nullable ProducerRecord<String, byte[]> account(PollBatch part, Instant now) {
    return part.poll() == null ? null : record(Topics.POLLS, part.feedId(), part.poll(), now);
  }

  /**
   * @param status null forgets the feed
   */
  static ProducerRecord<String, byte[]> state(
      String feedId, @Nullable CompressedFeedStatus status, Instant now) {
    byte[] json = status == null ? null : status.json();
    boolean fits = json == null || json.length <= FieldLimits.RECORD_BYTES;
    byte[] value = status == null || fits ? json : status.within(FieldLimits.RECORD_BYTES).json();
    return record(Topics.FEED_STATUS, feedId, value, now);
  }

  static ProducerRecord<String, byte[]> letter(DeadLetter letter, String key, Instant now) {
    return record(Topics.DEAD_LETTERS, key, letter, now);
  }

  private static <V> ProducerRecord<String, byte[]> record(
      Topic<V> topic, String key, V value, Instant time) {
    return record(topic, key, topic.values().serializer().serialize(topic.name(), value), time);
  }

  private static ProducerRecord<String, byte[]> record(
      Topic<?> topic, String key, byte @Nullable [] bytes, Instant time) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.name(), null, time.toEpochMilli(), key, bytes);
    CloudEventHeaders.put(record.headers(), topic, key, time, SOURCE);
    return record;
  }
}
