package dev.silkwire.sink;

import java.util.Map;

/** A source of Kafka's topic ids. A topic that is deleted and created again gets a new id. */
@FunctionalInterface
interface TopicIds {
  /**
   * Returns the current id of each topic by name, without topics that do not exist.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
   */
  Map<String, String> current();
}
