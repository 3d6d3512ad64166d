package dev.silkwire.ingest.group;

import static java.util.Objects.requireNonNullElseGet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedAssignmentTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-29T20:00:00Z"));

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.FEEDS.name(), 0);
  private static final TopicPartition STATES = new TopicPartition(Topics.FEED_STATUS.name(), 0);
  private static final Feed FEED = Feed.of("https://news.example/feed.xml");

  private final Queue<Consumer<String, byte[]>> members = new ConcurrentLinkedQueue<>();
  private final Log log = new Log();

  @Test
  void aNewConsumerReplacesAFailedOne() {
    members.add(member(new KafkaException("The coordinator is loading")));
    members.add(member(null));

    try (FeedAssignment assignment = start()) {
      await().atMost(PATIENCE).until(() -> log.events.size() == 3);
      assertThat(assignment.healthy()).isTrue();
    }
    assertThat(log.events).containsExactly("own", "lose", "own");
  }

  @Test
  void aProblemIsReportedUntilTheListIsReadAgain() {
    try (FeedAssignment assignment = start(this::nextOrCorrupt)) {
      await().atMost(PATIENCE).until(() -> assignment.problem().isPresent());
      assertThat(assignment.problem().orElseThrow()).contains("a record is corrupt");
      members.add(member(null));
      await().atMost(PATIENCE).until(() -> assignment.problem().isEmpty());
    }
  }

  @Test
  void aFencedInstanceEndsTheAssignment() {
    members.add(member(new FencedInstanceIdException("another member has that name")));

    try (FeedAssignment assignment = start()) {
      await().atMost(PATIENCE).until(() -> !assignment.healthy());
    }
  }

  @Test
  void anInstanceWithoutAnAssignmentForAMinuteHasAProblemUntilItIsAssigned() {
    FeedAssignment assignment =
        new FeedAssignment(
            members::remove,
            p -> FeedStates.of(states(), p),
            new GroupMembership(),
            log,
            () -> now.get());
    assertThat(assignment.problem()).isEmpty();

    now.set(now.get().plusSeconds(60));
    assertThat(assignment.problem()).hasValueSatisfying(p -> assertThat(p).contains("for 60 s"));

    members.add(member(null));
    assignment.start();
    try (assignment) {
      await().atMost(PATIENCE).until(() -> assignment.problem().isEmpty());
    }
  }

  @Test
  void anInstanceIsWellWhenOtherInstancesOwnAllPartitions() {
    MockConsumer<String, byte[]> idle = new MockConsumer<>("earliest");
    idle.updatePartitions(PARTITION.topic(), List.of());
    idle.schedulePollTask(() -> idle.rebalance(List.of()));
    members.add(idle);
    now.set(now.get().plusSeconds(60));

    try (FeedAssignment assignment = start()) {
      await().atMost(PATIENCE).until(() -> assignment.problem().isEmpty());
      now.set(now.get().plusSeconds(3600));
      assertThat(assignment.problem()).isEmpty();
    }
  }

  private Consumer<String, byte[]> nextOrCorrupt() {
    return requireNonNullElseGet(
        members.poll(), () -> member(new KafkaException("a record is corrupt")));
  }

  private FeedAssignment start() {
    return start(members::remove);
  }

  private FeedAssignment start(Supplier<Consumer<String, byte[]>> consumers) {
    FeedAssignment assignment =
        new FeedAssignment(
            consumers,
            p -> FeedStates.of(states(), p),
            new GroupMembership(),
            log,
            () -> now.get());
    assignment.start();
    return assignment;
  }

  /** A consumer that reads one feed and then throws the exception, if one is given. */
  private static Consumer<String, byte[]> member(@Nullable KafkaException failure) {
    MockConsumer<String, byte[]> member = new MockConsumer<>("earliest");
    member.updatePartitions(PARTITION.topic(), List.of());
    member.updateBeginningOffsets(Map.of(PARTITION, 0L));
    member.updateEndOffsets(Map.of(PARTITION, 1L));
    member.schedulePollTask(() -> member.rebalance(List.of(PARTITION)));
    member.schedulePollTask(
        () -> member.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 0, FEED.id(), json())));
    if (failure != null) {
      member.schedulePollTask(() -> member.setPollException(failure));
    }
    return member;
  }

  private static Consumer<String, byte[]> states() {
    MockConsumer<String, byte[]> states = new MockConsumer<>("earliest");
    states.updateBeginningOffsets(Map.of(STATES, 0L));
    states.updateEndOffsets(Map.of(STATES, 0L));
    return states;
  }

  private static byte[] json() {
    return Topics.FEEDS.values().serializer().serialize(PARTITION.topic(), FEED);
  }

  /** Records the calls of the listener. */
  private static final class Log implements FeedAssignment.Listener {
    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    @Override
    public void feedAssigned(
        int partition, Feed feed, CompressedFeedStatus.@Nullable Opened status) {
      events.add("own");
    }

    @Override
    public void feedRemoved(int partition, String feedId, boolean hasStatus) {
      events.add("remove");
    }

    @Override
    public void partitionRevoked(int partition) {
      events.add("release");
    }

    @Override
    public void partitionLost(int partition) {
      events.add("lose");
    }
  }
}
