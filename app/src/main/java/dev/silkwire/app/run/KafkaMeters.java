package dev.silkwire.app.run;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/**
 * Keeps the few meters of Kafka's clients that operators need. Kafka Streams has thousands, by
 * thread, task, store and partition. The lag by partition is kept of Kafka Streams only; the sink
 * has a lag by topic. Stateless.
 */
final class KafkaMeters implements MeterFilter {
  private static final String LAG = "kafka.consumer.fetch.manager.records.lag.max";

  private static final Set<String> KEPT =
      Set.of(
          "kafka.consumer.connection.count",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total",
          LAG,
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
    return id.getName().startsWith("kafka.") && !isKept(id)
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  private static boolean isKept(Meter.Id id) {
    return KEPT.contains(id.getName()) && (!id.getName().equals(LAG) || isOfStreams(id));
  }

  private static boolean isOfStreams(Meter.Id id) {
    String client = id.getTag("client.id");
    return client != null && client.contains("-StreamThread-");
  }
}
