package dev.silkwire.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreTest {
  private static final String TOPIC = Topics.ARTICLES.name();
  private static final InstantSource CLOCK = () -> Instant.EPOCH;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeBackup() throws IOException {
    file = Manifest.SavedTopic.file(folder, TOPIC);
    try (RecordWriter writer = new RecordWriter(file)) {
      writer.write(record(3, "key", "value", new RecordHeaders().add("h", "x".getBytes(UTF_8))));
      writer.write(record(0, null, null, new RecordHeaders().add("none", null)));
    }
    new Manifest(
            Manifest.FORMAT,
            Instant.EPOCH,
            "silkwire-enrich",
            List.of(
                new Manifest.SavedTopic(TOPIC, 4, Map.of(), 2, Checksum.of(file), Map.of(3, 1L))))
        .write(folder);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      int partition, @Nullable String key, @Nullable String value, Headers headers) {
    return new ConsumerRecord<>(
        TOPIC,
        partition,
        7,
        1_790_000_000_000L,
        TimestampType.CREATE_TIME,
        0,
        0,
        key == null ? null : key.getBytes(UTF_8),
        value == null ? null : value.getBytes(UTF_8),
        headers,
        Optional.empty());
  }

  @Test
  void aFileKeepsPartitionTimestampKeyValueAndHeaders() throws IOException {
    try (RecordReader reader = new RecordReader(TOPIC, file)) {
      ProducerRecord<byte[], byte[]> first = reader.next().orElseThrow();
      assertThat(first.partition()).isEqualTo(3);
      assertThat(first.timestamp()).isEqualTo(1_790_000_000_000L);
      assertThat(first.key()).asString(UTF_8).isEqualTo("key");
      assertThat(first.value()).asString(UTF_8).isEqualTo("value");
      assertThat(first.headers().lastHeader("h").value()).asString(UTF_8).isEqualTo("x");
      ProducerRecord<byte[], byte[]> second = reader.next().orElseThrow();
      assertThat(second.key()).isNull();
      assertThat(second.value()).isNull();
      assertThat(second.headers().lastHeader("none").value()).isNull();
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void aCompleteBackupIsAccepted() throws IOException {
    assertThat(restore()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "manifest.json, , holds no complete backup: manifest.json: no such file",
    "manifest.json, '{\"format\":2}', this build reads format 1",
    "manifest.json, '{}', holds no complete backup",
    "news.articles.cbor.gz, x, is damaged: its checksum differs",
    "news.articles.cbor.gz, , news.articles.cbor.gz is missing",
  })
  void anIncompleteOrDamagedBackupIsRefused(String name, @Nullable String content, String message)
      throws IOException {
    Files.delete(folder.resolve(name));
    if (content != null) {
      Files.writeString(folder.resolve(name), content);
    }
    assertThatThrownBy(this::restore)
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(folder.toString());
  }

  private Restore restore() throws IOException {
    return Restore.of(folder, new PrintWriter(Writer.nullWriter()), CLOCK);
  }
}
