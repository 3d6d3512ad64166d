package dev.silkwire.app.topic;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka knows of consumer groups: members, lag, and offsets by time. Each method throws an
 * {@link OperatorException} when Kafka does not answer. Thread-safe.
 */
public final class ConsumerGroups implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Admin admin;

  public ConsumerGroups(KafkaConnection kafka) {
    this.admin = Admin.create(kafka.adminSettings(TIMEOUT, null));
  }

  /** Returns the id of the Kafka cluster. */
  public String cluster() {
    return get(admin.describeCluster().clusterId(), "the cluster");
  }

  /** Returns the members of a group; empty if there is no such group. */
  public List<MemberDescription> members(String group) {
    try {
      return get(admin.describeConsumerGroups(List.of(group)).all(), group).values().stream()
          .flatMap(description -> description.members().stream())
          .toList();
    } catch (OperatorException e) {
      if (e.getCause() instanceof ExecutionException reason
          && reason.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw e;
    }
  }

  /** Returns the partitions of a topic. */
  public List<TopicPartition> partitions(String topic) {
    return get(admin.describeTopics(List.of(topic)).allTopicNames(), topic).values().stream()
        .flatMap(described -> described.partitions().stream())
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /** Returns the lag of a group over all partitions for which it has committed an offset. */
  public long lag(String group) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
    return lag(committed.keySet(), committed, Map.of());
  }

  /** Returns the lag of a group in one topic, counted from the beginning without an offset. */
  public long lag(String group, String topic) {
    List<TopicPartition> partitions = partitions(topic);
    return lag(partitions, committed(group), offsets(partitions, OffsetSpec.earliest()));
  }

  private long lag(
      Collection<TopicPartition> partitions,
      Map<TopicPartition, OffsetAndMetadata> committed,
      Map<TopicPartition, Long> begins) {
    return offsets(partitions, OffsetSpec.latest()).entrySet().stream()
        .mapToLong(
            end -> {
              long begin = begins.getOrDefault(end.getKey(), 0L);
              return Math.max(
                  0, end.getValue() - Math.max(begin, offset(committed.get(end.getKey()))));
            })
        .sum();
  }

  private static long offset(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), group)
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                committed.put(partition, offset);
              }
            });
    return committed;
  }

  /** Returns the offset of the first record since a time; partitions without one are left out. */
  public Map<TopicPartition, Long> offsetsSince(
      Collection<TopicPartition> partitions, Instant since) {
    Map<TopicPartition, Long> offsets =
        new HashMap<>(offsets(partitions, OffsetSpec.forTimestamp(since.toEpochMilli())));
    offsets.values().removeIf(offset -> offset < 0);
    return offsets;
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec position) {
    Map<TopicPartition, OffsetSpec> request =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> position));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        get(admin.listOffsets(request).all(), "offsets");
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private static <T> T get(KafkaFuture<T> future, String what) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "cannot read the state of %s from Kafka: %s; check that Kafka runs"
              .formatted(what, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted while waiting for Kafka", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
