package dev.silkwire.contract.error;

import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.errors.WakeupException;

/** Classification of the errors of Kafka's consumers. Stateless. */
public final class KafkaErrors {
  private static final Pattern CORRUPT_RECORD =
      Pattern.compile("Record (batch )?for partition \\S+ at offset \\d+ is invalid, cause: ");

  private KafkaErrors() {}

  /**
   * Returns whether a new consumer would fail in the same way, or the thread was asked to end. All
   * other errors pass, such as those of a group coordinator that is still starting.
   */
  public static boolean isFatal(KafkaException e) {
    return e instanceof FencedInstanceIdException
        || e instanceof AuthorizationException
        || e instanceof UnsupportedVersionException
        || e instanceof InterruptException
        || e instanceof WakeupException;
  }

  /**
   * Returns the reason of an error for operators. For records that are corrupt on a broker's disk
   * it names the partition, the offset and the remedy; for other errors it is their message.
   */
  public static String reason(Throwable e) {
    Throwable root = rootCause(e);
    return isCorruptRecord(root)
        ? "Kafka's data is corrupt: "
            + root.getMessage()
            + ". Restore the partition from another replica or from a backup of Kafka"
        : String.valueOf(e.getMessage());
  }

  /** Returns the innermost cause of an error; the error itself if it has none. */
  public static Throwable rootCause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Returns whether the consumer found a wrong checksum, which it reports in its message only. */
  public static boolean isCorruptRecord(Throwable e) {
    return e instanceof KafkaException
        && CORRUPT_RECORD.matcher(String.valueOf(e.getMessage())).lookingAt();
  }
}
