package dev.silkwire.app.topic;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Counts the records of the result topics, for output on a terminal. Not thread-safe. */
public final class TopicCounts implements AutoCloseable {
  private static final List<Topic<?>> FOLLOWED =
      List.of(
          Topics.POLLS,
          Topics.RAW_ARTICLES,
          Topics.ARTICLES,
          Topics.DUPLICATES,
          Topics.MENTIONS,
          Topics.COUNTRY_DAYS,
          Topics.DEAD_LETTERS);

  private static final int MAX_POLLS_PER_UPDATE = 25;

  private final TopicLog log;
  private final boolean fromBeginning;
  private boolean positioned;
  private final Map<String, Long> records = new TreeMap<>();
  private final Map<String, CountryDay> countryDays = new TreeMap<>();

  /**
   * @param fromBeginning whether to count existing records too, or only new ones
   */
  public TopicCounts(KafkaConnection kafka, boolean fromBeginning) {
    this.log = new TopicLog(kafka);
    this.fromBeginning = fromBeginning;
  }

  private void position() {
    List<TopicPartition> partitions = new ArrayList<>();
    FOLLOWED.forEach(t -> partitions.addAll(log.partitions(t.name())));
    log.seek(partitions, fromBeginning);
    positioned = true;
  }

  /**
   * Counts the records that arrived since the last call; the first call finds the topics and their
   * positions. The number of polls is limited, so that it returns while records keep arriving.
   *
   * @return whether there was any record
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer; the next call
   *     retries
   */
  public boolean update() {
    if (!positioned) {
      position();
    }
    boolean any = false;
    for (int i = 0; i < MAX_POLLS_PER_UPDATE && log.poll(this::count) > 0; i++) {
      any = true;
    }
    return any;
  }

  /** Counts all records that are in the topics now. */
  public void readToEnd() {
    if (!positioned) {
      position();
    }
    log.readToEnd(this::count);
  }

  private void count(ConsumerRecord<byte[], byte[]> record) {
    records.merge(record.topic(), 1L, Long::sum);
    if (record.topic().equals(Topics.COUNTRY_DAYS.name())) {
      CountryDay day = log.value(Topics.COUNTRY_DAYS, record);
      if (day == null) {
        countryDays.remove(LatestValues.key(record));
      } else {
        countryDays.put(LatestValues.key(record), day);
      }
    }
  }

  /** Returns the number of records of a topic. */
  public long records(Topic<?> topic) {
    return records.getOrDefault(topic.name(), 0L);
  }

  /** Returns the current totals, without those that corrections have set to zero. */
  public List<CountryDay> countryDays() {
    return countryDays.values().stream().filter(d -> d.stories() > 0).toList();
  }

  /** Returns the records that could not be decoded. */
  public UnreadableRecords unreadable() {
    return log.unreadable();
  }

  /** Returns the counts in one line, for a person. */
  public String summary() {
    return "%d polls, %d articles read, %d unique, %d copies, %d mentions, %d dead letters"
            .formatted(
                records(Topics.POLLS),
                records(Topics.RAW_ARTICLES),
                records(Topics.ARTICLES),
                records(Topics.DUPLICATES),
                records(Topics.MENTIONS),
                records(Topics.DEAD_LETTERS))
        + (unreadable().count() == 0 ? "" : ", %d unreadable".formatted(unreadable().count()));
  }

  @Override
  public void close() {
    log.close();
  }
}
