package dev.silkwire.app.topic;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Follows the result topics and counts, for progress and tables on a terminal. Not thread-safe. */
public final class Tally implements AutoCloseable {
  private static final List<Topic<?>> FOLLOWED =
      List.of(
          Topics.POLLS,
          Topics.RAW_ARTICLES,
          Topics.ARTICLES,
          Topics.DUPLICATES,
          Topics.MENTIONS,
          Topics.COUNTRY_DAYS,
          Topics.DEAD_LETTERS);

  private static final int LOOKS = 25;

  private final TopicLog log;
  private final Map<String, Long> records = new TreeMap<>();
  private final Map<String, CountryDay> countryDays = new TreeMap<>();

  /**
   * @param fromBeginning count what stands there already, or only what comes from now on
   */
  public Tally(String bootstrap, boolean fromBeginning) {
    this.log = new TopicLog(bootstrap);
    List<TopicPartition> partitions = new ArrayList<>();
    FOLLOWED.forEach(t -> partitions.addAll(log.partitions(t.name())));
    log.seek(partitions, fromBeginning);
  }

  /**
   * Takes in what has come, a bounded number of times so that topics that never rest end it too;
   * says whether that was anything.
   */
  public boolean update() {
    boolean any = false;
    for (int i = 0; i < LOOKS && log.poll(this::count) > 0; i++) {
      any = true;
    }
    return any;
  }

  private void count(ConsumerRecord<byte[], byte[]> record) {
    records.merge(record.topic(), 1L, Long::sum);
    if (record.topic().equals(Topics.COUNTRY_DAYS.name())) {
      var values = Topics.COUNTRY_DAYS.values().deserializer();
      countryDays.put(
          new String(record.key(), StandardCharsets.UTF_8),
          values.deserialize(record.topic(), record.value()));
    }
  }

  /** How many records of a topic went by. */
  public long records(Topic<?> topic) {
    return records.getOrDefault(topic.name(), 0L);
  }

  /** The totals as they stand, without those that were corrected away. */
  public List<CountryDay> countryDays() {
    return countryDays.values().stream().filter(d -> d.stories() > 0).toList();
  }

  /** One line for a person. */
  public String summary() {
    return "%d polls, %d articles read, %d unique, %d copies, %d mentions, %d dead letters"
        .formatted(
            records(Topics.POLLS),
            records(Topics.RAW_ARTICLES),
            records(Topics.ARTICLES),
            records(Topics.DUPLICATES),
            records(Topics.MENTIONS),
            records(Topics.DEAD_LETTERS));
  }

  @Override
  public void close() {
    log.close();
  }
}
