package dev.silkwire.app.topic;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.client.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * The state of a stage as its consumer group shows it. A member that was killed stays in the group
 * until its session expires.
 *
 * @param stage name of the stage
 * @param group its consumer group
 * @param members number of members: enrich has one for each stream thread, the sink for each writer
 * @param withoutMember partitions of the stage's input that no member reads
 */
public record GroupState(
    String stage, String group, int members, List<TopicPartition> withoutMember) {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  public GroupState {
    withoutMember = List.copyOf(withoutMember);
  }

  /**
   * Asks Kafka for the state of a group.
   *
   * @param topic the input of the stage, of which a member must read each partition
   * @throws OperatorException when Kafka does not answer
   */
  public static GroupState of(KafkaConnection kafka, String stage, String group, String topic) {
    try (Admin admin = Admin.create(kafka.adminSettings(TIMEOUT, null))) {
      Collection<MemberDescription> members = members(admin, group);
      Set<TopicPartition> read =
          members.stream()
              .flatMap(member -> member.assignment().topicPartitions().stream())
              .collect(Collectors.toSet());
      List<TopicPartition> withoutMember =
          admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
              .flatMap(described -> described.partitions().stream())
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .filter(partition -> !read.contains(partition))
              .toList();
      return new GroupState(stage, group, members.size(), withoutMember);
    } catch (ExecutionException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot read the state of " + group + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException(ExitCode.UNAVAILABLE, "interrupted", e);
    }
  }

  private static Collection<MemberDescription> members(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    try {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(described -> described.members().stream())
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw e;
    }
  }

  /** Returns why the stage does not work, with a remedy; empty when it does. */
  public Optional<String> problem() {
    if (members == 0) {
      return Optional.of(
          "%s: group %s has no member: start the stage, or name its group".formatted(stage, group));
    }
    return withoutMember.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: no member of group %s reads %s: wait for the end of the rebalance, or see the log"
                .formatted(stage, group, withoutMember));
  }
}
