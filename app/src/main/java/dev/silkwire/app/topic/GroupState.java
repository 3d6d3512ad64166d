package dev.silkwire.app.topic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

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
  public GroupState {
    withoutMember = List.copyOf(withoutMember);
  }

  /**
   * Asks Kafka for the state of a group.
   *
   * @param topic the input of the stage, of which a member must read each partition
   * @throws dev.silkwire.app.error.OperatorException when Kafka does not answer
   */
  public static GroupState of(ConsumerGroups groups, String stage, String group, String topic) {
    List<MemberDescription> members = groups.members(group);
    Set<TopicPartition> read =
        members.stream()
            .flatMap(member -> member.assignment().topicPartitions().stream())
            .collect(Collectors.toSet());
    List<TopicPartition> withoutMember =
        groups.partitions(topic).stream().filter(partition -> !read.contains(partition)).toList();
    return new GroupState(stage, group, members.size(), withoutMember);
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
