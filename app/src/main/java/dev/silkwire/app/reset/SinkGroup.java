package dev.silkwire.app.reset;

import static java.util.Objects.requireNonNull;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What Kafka knows of the sink: cluster, members of its group, offsets by time. Thread-safe. */
public final class SinkGroup {
  private final Admin admin;

  /** Creates the access; the caller closes the admin client. */
  public SinkGroup(Admin admin) {
    this.admin = requireNonNull(admin);
  }

  /** Returns the id of the Kafka cluster. */
  public String cluster() {
    return get(admin.describeCluster().clusterId(), "the cluster");
  }

  /** Returns the names of the group's members. */
  public List<String> members(String group) {
    try {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(description -> description.members().stream())
          .map(SinkGroup::name)
          .sorted()
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw unavailable("the group " + group, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static String name(MemberDescription member) {
    return member.groupInstanceId().orElse(member.consumerId()) + " at " + member.host();
  }

  /** Returns the offset of the first record since a time; partitions without one are left out. */
  public Map<TopicPartition, Long> offsetsSince(Set<TopicPartition> partitions, Instant since) {
    Map<TopicPartition, OffsetSpec> request = new HashMap<>();
    partitions.forEach(p -> request.put(p, OffsetSpec.forTimestamp(since.toEpochMilli())));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(admin.listOffsets(request).all(), "the offsets")
        .forEach(
            (partition, found) -> {
              if (found.offset() >= 0) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  private static <T> T get(KafkaFuture<T> future, String what) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw unavailable(what, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static OperatorException unavailable(String what, ExecutionException e) {
    return new OperatorException(
        ExitCode.UNAVAILABLE,
        "cannot read %s from Kafka: %s; check that Kafka runs".formatted(what, e.getMessage()),
        e);
  }

  private static OperatorException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new OperatorException(ExitCode.UNAVAILABLE, "interrupted while waiting for Kafka", e);
  }
}
