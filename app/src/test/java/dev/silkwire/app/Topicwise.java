package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.ledger.Ledger;
import dev.silkwire.app.ledger.Line;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.SchemaCheck;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Reads the topics of a running pipeline for a test. */
final class Topicwise implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(240);

  private final TopicLog log;

  Topicwise(String bootstrap) {
    this.log = new TopicLog(KafkaConnection.to(bootstrap));
  }

  <V> Map<String, V> table(Topic<V> topic) {
    return LatestValues.of(log, topic);
  }

  /** Reads the topic until its table satisfies the condition, and returns the table. */
  <V> Map<String, V> await(Topic<V> topic, Predicate<Map<String, V>> condition) {
    return waiting(topic.name()).until(() -> table(topic), condition);
  }

  /** Returns the number of records of a topic. */
  long count(Topic<?> topic) {
    long[] records = {0};
    log.readAll(topic.name(), record -> records[0]++);
    return records[0];
  }

  /** Waits until every line of the ledger balances. */
  void awaitBalance() {
    waiting("balance").untilAsserted(() -> assertThat(Ledger.of(log)).allMatch(Line::balanced));
  }

  private static ConditionFactory waiting(String what) {
    return Awaitility.await(what)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(200))
        .atMost(TIMEOUT);
  }

  /** Checks every record of every topic against its JSON Schema. */
  void assertEveryRecordKeepsItsSchema() {
    for (Topic<?> topic : Topics.ALL) {
      log.readAll(topic.name(), record -> SchemaCheck.assertValid(topic, record.value()));
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
