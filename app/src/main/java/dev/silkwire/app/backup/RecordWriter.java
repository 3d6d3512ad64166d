package dev.silkwire.app.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to a compressed file, each as a CBOR array: partition, timestamp, key, value, then
 * the name and value of each header. Not thread-safe.
 */
final class RecordWriter implements AutoCloseable {
  private final JsonGenerator cbor;

  RecordWriter(Path file) throws IOException {
    this.cbor =
        new CBORFactory()
            .createGenerator(
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))));
  }

  /**
   * Writes a record.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  void write(ConsumerRecord<byte[], byte[]> record) {
    try {
      cbor.writeStartArray();
      cbor.writeNumber(record.partition());
      cbor.writeNumber(record.timestamp());
      bytes(record.key());
      bytes(record.value());
      for (Header header : record.headers()) {
        cbor.writeString(header.key());
        bytes(header.value());
      }
      cbor.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void bytes(byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      cbor.writeNull();
    } else {
      cbor.writeBinary(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    cbor.close();
  }
}
