package dev.silkwire.app.backup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Reads the records that a {@link RecordWriter} has written. Not thread-safe. */
final class RecordReader implements AutoCloseable {
  private final String topic;
  private final JsonParser cbor;

  RecordReader(String topic, Path file) throws IOException {
    this.topic = topic;
    this.cbor =
        new CBORFactory()
            .createParser(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))));
  }

  /** Returns the next record; empty at the end of the file. */
  Optional<ProducerRecord<byte[], byte[]>> next() throws IOException {
    if (cbor.nextToken() == null) {
      return Optional.empty();
    }
    int partition = cbor.nextIntValue(0);
    long timestamp = cbor.nextLongValue(0);
    byte[] key = bytes();
    byte[] value = bytes();
    return Optional.of(new ProducerRecord<>(topic, partition, timestamp, key, value, headers()));
  }

  private RecordHeaders headers() throws IOException {
    RecordHeaders headers = new RecordHeaders();
    while (cbor.nextToken() != JsonToken.END_ARRAY) {
      headers.add(cbor.getText(), bytes());
    }
    return headers;
  }

  private byte @Nullable [] bytes() throws IOException {
    return cbor.nextToken() == JsonToken.VALUE_NULL ? null : cbor.getBinaryValue();
  }

  @Override
  public void close() throws IOException {
    cbor.close();
  }
}
