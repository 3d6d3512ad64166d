package dev.silkwire.ingest.status;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.FeedStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The JSON of a feed status with an empty array in place of its entries. Immutable. */
final class FeedStatusFrame {
  private final byte[] json;
  private final int entriesStart;

  private FeedStatusFrame(byte[] json, int entriesStart) {
    this.json = json;
    this.entriesStart = entriesStart;
  }

  /** Cuts the entries out of a serialized status. */
  static FeedStatusFrame of(byte[] json) {
    try (JsonParser parser = Json.mapper().createParser(json)) {
      int start = toEntries(parser);
      parser.skipChildren();
      return withoutRange(start, end(parser), json);
    } catch (IOException e) {
      throw new UncheckedIOException("not a feed status: " + e.getMessage(), e);
    }
  }

  /** Cuts the entries, an array between two byte offsets, out of a serialized status. */
  static FeedStatusFrame withoutRange(int start, int end, byte[] json) {
    byte[] frame = new byte[json.length - (end - start) + 2];
    System.arraycopy(json, 0, frame, 0, start + 1);
    System.arraycopy(json, end - 1, frame, start + 1, json.length - end + 1);
    return new FeedStatusFrame(frame, start);
  }

  /** Moves the parser to the entries and returns the byte offset at which their array starts. */
  static int toEntries(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals("entries");
      if (parser.nextToken() == JsonToken.START_ARRAY && found) {
        return (int) parser.currentTokenLocation().getByteOffset();
      }
      parser.skipChildren();
    }
    throw new IOException("no array of entries");
  }

  /** Returns the byte offset after the current token, a bracket. */
  static int end(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset() + 1;
  }

  FeedStatus head() {
    try {
      return Json.mapper().readValue(json, FeedStatus.class);
    } catch (IOException e) {
      throw new UncheckedIOException("not a feed status: " + e.getMessage(), e);
    }
  }

  /** Writes the status with the given entries. */
  void write(OutputStream out, InputStream entries) throws IOException {
    out.write(json, 0, entriesStart);
    entries.transferTo(out);
    out.write(json, entriesStart + 2, json.length - entriesStart - 2);
  }

  int bytes() {
    return json.length;
  }
}
