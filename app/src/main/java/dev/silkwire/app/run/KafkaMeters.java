package dev.silkwire.app.run;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/**
 * Keeps the few meters of Kafka's clients that operators need. Kafka Streams has thousands, by
 * thread, task, store and partition. The lag is one of Silkwire's own meters, because Kafka's are
 * by partition. Stateless.
 */
final class KafkaMeters implements MeterFilter {
  private static final Set<String> KEPT =
      Set.of(
          "kafka.consumer.connection.count",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total",
          "kafka.consumer.fetch.manager.fetch.latency.avg",
          "kafka.consumer.last.poll.seconds.ago",
          "kafka.producer.connection.count",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total",
          "kafka.producer.request.latency.avg",
          "kafka.stream.alive.stream.threads",
          "kafka.stream.failed.stream.threads",
          "kafka.stream.thread.process.rate",
          "kafka.stream.thread.commit.latency.avg",
          "kafka.stream.thread.blocked.time.ns.total");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return id.getName().startsWith("kafka.") && !KEPT.contains(id.getName())
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }
}
