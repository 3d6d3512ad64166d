package dev.silkwire.sink;

import java.util.Map;

/** Kafka's ids of topics: a topic that was deleted and made anew has another. */
@FunctionalInterface
interface TopicIds {
  /**
   * Id by topic as Kafka has them now; topics that it does not know are left out.
   *
   * @throws org.apache.kafka.common.KafkaException when it does not answer
   */
  Map<String, String> now();
}
