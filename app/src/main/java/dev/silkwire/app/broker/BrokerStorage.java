package dev.silkwire.app.broker;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Prepares a broker's folder as {@code kafka-storage.sh format} does. */
final class BrokerStorage {
  private BrokerStorage() {}

  /** Formats the folder unless that was done before. */
  static void formatOnce(Path logs) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setNodeId(BrokerProperties.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(logs.toString())
          .setMetadataLogDirectory(logs.toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setPrintStream(silence())
          .run();
    } catch (Exception e) { // declared by Kafka
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot prepare %s: %s".formatted(logs, e.getMessage()), e);
    }
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
