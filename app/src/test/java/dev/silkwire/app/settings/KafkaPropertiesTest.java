package dev.silkwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.topic.TopicLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPropertiesTest {
  @TempDir Path folder;

  @Test
  void allStagesGetThePropertiesOfTheFileAndOfTheSettings() throws IOException {
    Path file = write("client.properties", "security.protocol=SSL\nlinger.ms=7 \n");
    Path config =
        write(
            "silkwire.yaml",
            """
            kafka:
              bootstrap: k:1
              propertiesFile: %s
              properties: {security.protocol: SASL_SSL, max.poll.records: 50}
            """
                .formatted(file));

    Settings settings = Settings.read(config, Map.of(), Map.of());

    assertThat(settings.connection().properties())
        .isEqualTo(
            Map.of("security.protocol", "SASL_SSL", "linger.ms", "7", "max.poll.records", "50"));
    assertThat(settings.enrich().kafka()).isEqualTo(settings.connection());
    assertThat(settings.sink().kafka()).isEqualTo(settings.connection());
  }

  @Test
  void aVariableAndAFlagNameTheFile() throws IOException {
    Path file = write("client.properties", "linger.ms=7");

    assertThat(
            Settings.read(null, Map.of("SILKWIRE_KAFKA_PROPERTIES_FILE", file.toString()), Map.of())
                .connection()
                .properties())
        .containsEntry("linger.ms", "7");
    assertThat(
            Settings.read(null, Map.of(), Map.of("kafka.propertiesFile", file.toString()))
                .connection()
                .properties())
        .containsEntry("linger.ms", "7");
  }

  @Test
  void encryptionNeedsAnExternalKafka() throws IOException {
    assertRejected(write("c.properties", "security.protocol=SSL"), "set kafka.bootstrap");
  }

  @Test
  void theLayoutOfNewTopicsReachesAllStagesAndTheInternalTopics() throws IOException {
    Path config = write("silkwire.yaml", "kafka: {partitions: 12, replication: 3}");

    Settings settings = Settings.read(config, Map.of(), Map.of());

    assertThat(settings.sink().kafka().layout()).isEqualTo(new TopicLayout(12, 3));
    assertThat(settings.enrich().replication()).isEqualTo(3);
  }

  @Test
  void theTextOfTheSettingsContainsNoSecret() throws IOException {
    Path config = write("silkwire.yaml", "kafka: {properties: {ssl.key.password: secret}}");

    assertThat(Settings.read(config, Map.of(), Map.of()).toString())
        .contains("ssl.key.password")
        .doesNotContain("secret");
  }

  @Test
  void anUnusableFileIsReportedByItsName() throws IOException {
    assertRejected(folder.resolve("none"), "kafka.propertiesFile: cannot read " + folder);
    assertRejected(write("a.properties", "a=\\u00zz secret"), "is not a Java properties file");
    assertRejected(write("b.properties", "group.id=secret"), "'group.id' is a property");
  }

  private static void assertRejected(Path file, String message) {
    Map<String, String> flags = Map.of("kafka.propertiesFile", file.toString());
    assertThatThrownBy(() -> Settings.read(null, Map.of(), flags))
        .isInstanceOfSatisfying(
            OperatorException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
