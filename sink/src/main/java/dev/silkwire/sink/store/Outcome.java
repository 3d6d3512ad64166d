package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.SqlFault;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What became of a {@link Batch}. */
public sealed interface Outcome {
  /**
   * It is committed.
   *
   * @param tallies by topic
   */
  record Written(Map<String, Tally> tallies) implements Outcome {
    public Written {
      tallies = Map.copyOf(tallies);
    }
  }

  /** Another writer has moved a partition on; nothing was written. */
  record Stale(TopicPartition partition) implements Outcome {
    public Stale {
      requireNonNull(partition);
    }
  }

  /**
   * The database, or Kafka for dead letters, did not answer; nothing was written as far as is
   * known.
   *
   * @param reason for a person
   */
  record Unavailable(String reason) implements Outcome {
    public Unavailable {
      requireNonNull(reason);
    }

    /** The failure in one line, with the remedy where there is a known one. */
    public static Unavailable of(Exception failure) {
      return new Unavailable(SqlFault.explained(failure));
    }
  }

  /**
   * Records of one topic, accounted for: each is one of the four.
   *
   * @param upserted rows written
   * @param deleted tombstones obeyed
   * @param superseded followed by a newer record of their key in the same batch
   * @param refused sent to the dead letters
   */
  record Tally(long upserted, long deleted, long superseded, long refused) {
    /** All of them. */
    public long records() {
      return upserted + deleted + superseded + refused;
    }

    Tally plus(Tally more) {
      return new Tally(
          upserted + more.upserted,
          deleted + more.deleted,
          superseded + more.superseded,
          refused + more.refused);
    }
  }
}
