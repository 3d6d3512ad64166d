package dev.silkwire.app.backup;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.ingest.group.FeedAssignment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds a {@link Cut} while records arrive. It reads all end offsets twice. They are a cut when
 * they did not change, no transaction was being ended in between, and no partition holds records of
 * another producer behind an open transaction, because Kafka's end offsets hide those. Stateless.
 */
final class CutFinder {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long RETRY_DELAY_NANOS = 20_000_000L;
  private static final Set<TransactionState> ENDING =
      Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

  private final Admin admin;
  private final String group;
  private final InstantSource clock;

  /**
   * @param group the application id of enrich
   */
  CutFinder(Admin admin, String group, InstantSource clock) {
    this.admin = admin;
    this.group = group;
    this.clock = clock;
  }

  /**
   * Returns a cut of the partitions.
   *
   * @throws OperatorException when there is none within a minute
   */
  Cut find(Set<TopicPartition> partitions) {
    Instant deadline = clock.instant().plus(LIMIT);
    Optional<Cut> cut = attempt(partitions);
    while (cut.isEmpty() && clock.instant().isBefore(deadline)) {
      LockSupport.parkNanos(RETRY_DELAY_NANOS);
      cut = attempt(partitions);
    }
    return cut.orElseThrow(
        () ->
            new OperatorException(
                ExitCode.UNAVAILABLE,
                "no moment between two transactions was found within %d s: try again, or stop ingest"
                        .formatted(LIMIT.toSeconds())
                    + " until the backup has started"));
  }

  private Optional<Cut> attempt(Set<TopicPartition> partitions) {
    Cut first = read(partitions);
    boolean isEnding = isAnyTransactionEnding();
    boolean isUnchanged = read(partitions).equals(first);
    return !isEnding && isUnchanged && !hidesRecords(first) ? Optional.of(first) : Optional.empty();
  }

  private Cut read(Set<TopicPartition> partitions) {
    var offsets =
        AdminAnswer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> committed = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null && partitions.contains(partition)) {
            committed.put(partition, offset.offset());
          }
        });
    return new Cut(ends(partitions, IsolationLevel.READ_COMMITTED), committed);
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, IsolationLevel level) {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    return AdminAnswer.of(admin.listOffsets(latest, new ListOffsetsOptions(level)).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private boolean isAnyTransactionEnding() {
    var ending = admin.listTransactions(new ListTransactionsOptions().filterStates(ENDING)).all();
    return AdminAnswer.of(ending).stream().anyMatch(t -> isOurs(t.transactionalId()));
  }

  private boolean isOurs(String transactionalId) {
    return transactionalId.startsWith(FeedAssignment.GROUP + "-")
        || transactionalId.startsWith(group + "-");
  }

  private boolean hidesRecords(Cut cut) {
    List<TopicPartition> open =
        ends(cut.ends().keySet(), IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
            .filter(e -> e.getValue() > cut.ends().getOrDefault(e.getKey(), 0L))
            .map(Map.Entry::getKey)
            .toList();
    return !open.isEmpty()
        && AdminAnswer.of(admin.describeProducers(open).all()).values().stream()
            .anyMatch(partition -> partition.activeProducers().size() > 1);
  }
}
