package dev.silkwire.bench;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Sample results as records of topics: of each story an article, its mentions, its country-days,
 * and of each third story a copy and its reach. A key is always in the same partition, and each
 * topic has a partition for each writer. The same for the same number of writers and words. For one
 * thread.
 */
final class SampleRecords {
  private final SampleResults samples;
  private final LongFunction<SampleDays.Dated> days;
  private final Random random = new Random(3);
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<String, Long> running = new HashMap<>();
  private final List<List<ConsumerRecord<String, byte[]>>> byWriter = new ArrayList<>();
  private int stories;
  private long mentions;

  SampleRecords(int writers, int words, LongFunction<SampleDays.Dated> days) {
    this.samples = new SampleResults(5, words);
    this.days = days;
    for (int i = 0; i < writers; i++) {
      byWriter.add(new ArrayList<>());
    }
  }

  /** Makes the catalogue. */
  void initiatives() {
    for (int i = 0; i < SampleResults.INITIATIVES; i++) {
      put(Topics.INITIATIVES, SampleResults.initiative(i), SampleResults.entry(i));
    }
  }

  /** Generates stories until the total number of mentions is reached. */
  void stories(long mentionsInAll) {
    while (mentions < mentionsInAll) {
      story(stories++);
    }
  }

  private void story(int number) {
    Article article = samples.article(number, days.apply(mentions));
    put(Topics.ARTICLES, article.id(), article);
    for (Mention mention : samples.mentions(article)) {
      put(Topics.MENTIONS, Mention.key(mention.articleId(), mention.initiativeId()), mention);
      mentions++;
    }
    if (random.nextInt(3) == 0) {
      var copy = samples.copy(number, article);
      put(Topics.DUPLICATES, copy.id(), copy);
      put(Topics.STORIES, article.id(), samples.story(article, copy));
    }
    for (CountryDay day : samples.countryDays(article, running)) {
      put(Topics.COUNTRY_DAYS, CountryDay.key(day.country(), day.initiative(), day.date()), day);
    }
  }

  /** Adds a record of a sample. */
  <V> void put(Topic<V> topic, String key, V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    int writer = Math.floorMod(key.hashCode(), byWriter.size());
    TopicPartition partition = new TopicPartition(topic.name(), writer);
    long offset = ends.merge(partition, 1L, Long::sum) - 1;
    byWriter.get(writer).add(new ConsumerRecord<>(topic.name(), writer, offset, key, bytes));
  }

  /** What each writer is to write. */
  List<List<ConsumerRecord<String, byte[]>>> byWriter() {
    return byWriter;
  }

  /** Removes the generated records; the next ones continue their numbers. */
  void clear() {
    byWriter.forEach(List::clear);
  }

  /** All partitions that records were made for. */
  Set<TopicPartition> partitions() {
    return ends.keySet();
  }

  long size() {
    return byWriter.stream().mapToLong(List::size).sum();
  }

  /** How many of them are of a topic. */
  long count(Topic<?> topic) {
    return byWriter.stream()
        .flatMap(List::stream)
        .filter(r -> r.topic().equals(topic.name()))
        .count();
  }
}
