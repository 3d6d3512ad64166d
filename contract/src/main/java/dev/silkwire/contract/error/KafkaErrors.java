package dev.silkwire.contract.error;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.errors.WakeupException;

/** Classification of the errors of Kafka's consumers. Stateless. */
public final class KafkaErrors {
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
}
