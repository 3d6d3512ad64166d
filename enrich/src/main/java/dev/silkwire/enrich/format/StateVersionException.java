package dev.silkwire.enrich.format;

import org.apache.kafka.common.KafkaException;

/**
 * The state was written in the format of an older build. No record is at fault, and a restart does
 * not help, so enrich stops.
 */
public final class StateVersionException extends KafkaException {
  private static final long serialVersionUID = 1;

  StateVersionException(String topic, int version, int current) {
    super(
        "%s holds a value of format version %d, which an older build of Silkwire wrote; this build reads version %d. To start over, stop enrich and set enrich.applicationId to a new name: enrich then processes all raw articles again. If Kafka runs inside the process and its data is not needed, delete the data folder instead"
            .formatted(topic, version, current));
  }
}
