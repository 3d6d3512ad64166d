package dev.silkwire.contract.error;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
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

  /**
   * Returns why Kafka's security rejects a client: a failed authentication or TLS handshake, a
   * missing right, or a property that no client can use. Empty for all other errors; a repetition
   * does not help until the operator has changed something.
   */
  public static Optional<String> accessDenied(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthenticationException
          || cause instanceof AuthorizationException
          || cause instanceof ConfigException) {
        return Optional.of((e == cause ? "" : shortMessage(e) + ": ") + kind(cause));
      }
    }
    return Optional.empty();
  }

  private static String kind(Throwable e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + shortMessage(e);
  }

  private static String shortMessage(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
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
