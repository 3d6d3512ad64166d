package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.sink.database.SqlFault;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The outcome of writing a {@link Batch}. */
public sealed interface Outcome {
  /**
   * The batch is committed.
   *
   * @param counts number of records by topic
   */
  record Written(Map<String, RecordCounts> counts) implements Outcome {
    public Written {
      counts = Map.copyOf(counts);
    }
  }

  /** Another writer has advanced the offset of a partition; nothing was written. */
  record Stale(TopicPartition partition) implements Outcome {
    public Stale {
      requireNonNull(partition);
    }
  }

  /**
   * The database, or Kafka for dead letters, did not answer. Usually nothing was written; after a
   * failed commit that is unknown.
   *
   * @param reason for a person
   */
  record Unavailable(String reason) implements Outcome {
    public Unavailable {
      requireNonNull(reason);
    }

    /** Returns an outcome whose reason is the failure in one line, with the remedy if known. */
    public static Unavailable of(Exception failure) {
      return new Unavailable(SqlFault.explained(failure));
    }
  }

  /**
   * The number of records of one topic; each record is counted once.
   *
   * @param upserted records whose row was written
   * @param deleted tombstones whose row was deleted
   * @param superseded records with a newer record of the same key in the batch
   * @param refused records that were rejected and published as dead letters
   */
  record RecordCounts(long upserted, long deleted, long superseded, long refused) {
    /** Returns the number of all records. */
    public long records() {
      return upserted + deleted + superseded + refused;
    }

    RecordCounts plus(RecordCounts other) {
      return new RecordCounts(
          upserted + other.upserted,
          deleted + other.deleted,
          superseded + other.superseded,
          refused + other.refused);
    }
  }
}
