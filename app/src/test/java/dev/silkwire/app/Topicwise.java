package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.ledger.Ledger;
import dev.silkwire.app.ledger.Line;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.SchemaCheck;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** Looks at the topics of a running pipeline for a test. */
final class Topicwise implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final TopicLog log;

  Topicwise(String bootstrap) {
    this.log = new TopicLog(bootstrap);
  }

  <V> Map<String, V> table(Topic<V> topic) {
    return LatestValues.of(log, topic);
  }

  /** Reads the topic until its table is as wanted; fails with the last one otherwise. */
  <V> Map<String, V> await(Topic<V> topic, Predicate<Map<String, V>> wanted) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Map<String, V> table = table(topic);
    while (!wanted.test(table) && Instant.now().isBefore(deadline)) {
      waitForMore();
      table = table(topic);
    }
    assertThat(table).as("%s within %s", topic.name(), PATIENCE).matches(wanted);
    return table;
  }

  /** Waits for as long as the ledger is allowed to be out of step with what is under way. */
  void awaitBalance() {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<Line> lines = Ledger.of(log);
    while (!lines.stream().allMatch(Line::balanced) && Instant.now().isBefore(deadline)) {
      waitForMore();
      lines = Ledger.of(log);
    }
    assertThat(lines).allMatch(Line::balanced);
  }

  /** Every record that any stage wrote is what its schema says. */
  void assertEveryRecordKeepsItsSchema() {
    for (Topic<?> topic : Topics.ALL) {
      log.readAll(topic.name(), record -> SchemaCheck.assertValid(topic, record.value()));
    }
  }

  /** Before there are topics, asking for them is all the waiting there is. */
  private void waitForMore() {
    List<TopicPartition> partitions = log.partitions(Topics.COUNTRY_DAYS.name());
    if (!partitions.isEmpty()) {
      log.seek(partitions, false);
      log.poll(record -> {});
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
