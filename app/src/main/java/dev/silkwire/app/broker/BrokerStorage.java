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

/** Formats a broker's folder, as {@code kafka-storage.sh format} does. Stateless. */
final class BrokerStorage {
  private BrokerStorage() {}

  /** Formats the folder unless it is formatted already. */
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
          .setPrintStream(discard())
          .run();
    } catch (Exception e) { // declared by Kafka
      throw new OperatorException(
          ExitCode.UNAVAILABLE, "cannot format %s: %s".formatted(logs, e.getMessage()), e);
    }
  }

  private static PrintStream discard() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
