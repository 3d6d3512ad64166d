package dev.silkwire.ingest.status;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A feed's state as JSON, its entries left out: an empty array marks their place. Immutable. */
final class FeedStatusFrame {
  private final byte[] json;
  private final int gap;

  private FeedStatusFrame(byte[] json, int gap) {
    this.json = json;
    this.gap = gap;
  }

  /** Of a whole state, whose entries are not looked at. */
  static FeedStatusFrame of(byte[] json) {
    try (JsonParser parser = Json.mapper().createParser(json)) {
      int start = toEntries(parser);
      parser.skipChildren();
      return around(start, end(parser), json);
    } catch (IOException e) {
      throw new UncheckedIOException("not the state of a feed: " + e.getMessage(), e);
    }
  }

  /** Of a whole state, whose entries have been found to stand between two bytes. */
  static FeedStatusFrame around(int start, int end, byte[] json) {
    byte[] frame = new byte[json.length - (end - start) + 2];
    System.arraycopy(json, 0, frame, 0, start + 1);
    System.arraycopy(json, end - 1, frame, start + 1, json.length - end + 1);
    return new FeedStatusFrame(frame, start);
  }

  /** Reads on to the entries of a state, and says at which byte their array begins. */
  static int toEntries(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals("entries");
      if (parser.nextToken() == JsonToken.START_ARRAY && found) {
        return (int) parser.currentTokenLocation().getByteOffset();
      }
      parser.skipChildren();
    }
    throw new IOException("no entries");
  }

  /** The byte after the bracket just read. */
  static int end(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset() + 1;
  }

  FeedStatus head() {
    try {
      return Json.mapper().readValue(json, FeedStatus.class);
    } catch (IOException e) {
      throw new UncheckedIOException("not the state of a feed: " + e.getMessage(), e);
    }
  }

  /** Writes the whole state. */
  void write(OutputStream out, InputStream entries) throws IOException {
    out.write(json, 0, gap);
    entries.transferTo(out);
    out.write(json, gap + 2, json.length - gap - 2);
  }

  int bytes() {
    return json.length;
  }
}
