package dev.silkwire.app.topic;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Computes the lag of consumer groups. Stateless. */
public final class GroupLag {
  private GroupLag() {}

  /** Returns the lag of a group over all partitions for which it has committed an offset. */
  public static long of(KafkaConnection kafka, String group) {
    try (Admin admin = Admin.create(kafka.settings(Map.of()))) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> latest =
          committed.keySet().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest).all().get();
      return ends.entrySet().stream()
          .mapToLong(e -> lag(e.getValue().offset(), committed.get(e.getKey())))
          .sum();
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot read the lag of " + group + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted", e);
    }
  }

  /** Returns the lag of a group in one topic, counted from the beginning without an offset. */
  public static long of(KafkaConnection kafka, String group, String topic) {
    try (Admin admin = Admin.create(kafka.settings(Map.of()))) {
      List<TopicPartition> partitions =
          admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
              .flatMap(t -> t.partitions().stream())
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      Map<TopicPartition, ListOffsetsResultInfo> begins =
          admin.listOffsets(each(partitions, OffsetSpec.earliest())).all().get();
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return admin
          .listOffsets(each(partitions, OffsetSpec.latest()))
          .all()
          .get()
          .entrySet()
          .stream()
          .mapToLong(
              e -> e.getValue().offset() - read(begins.get(e.getKey()), committed.get(e.getKey())))
          .sum();
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot read the lag of " + group + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted", e);
    }
  }

  private static Map<TopicPartition, OffsetSpec> each(
      List<TopicPartition> partitions, OffsetSpec spec) {
    return partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
  }

  private static long read(
      @Nullable ListOffsetsResultInfo begin, @Nullable OffsetAndMetadata committed) {
    return Math.max(begin == null ? 0 : begin.offset(), committed == null ? 0 : committed.offset());
  }

  private static long lag(long end, @Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : Math.max(0, end - committed.offset());
  }
}
