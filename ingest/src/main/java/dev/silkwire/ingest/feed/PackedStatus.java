package dev.silkwire.ingest.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A feed's state as an instance holds it, which may have 100,000 of them: what is known of its
 * entries in a fifth of its size, the rest as it stands in the topic. Most polls change only the
 * rest, and never unpack the entries. Immutable.
 */
public final class PackedStatus {
  private static final TypeReference<List<KnownEntry>> ENTRIES = new TypeReference<>() {};

  private final byte[] head;
  private final int gap;
  private final byte[] entries;
  private final @Nullable Instant nextReading;

  /**
   * @param head the state as JSON, its entries left out
   * @param gap where in it the empty array of entries stands
   * @param entries the array, deflated
   */
  private PackedStatus(byte[] head, int gap, byte[] entries, @Nullable Instant nextReading) {
    this.head = head;
    this.gap = gap;
    this.entries = entries;
    this.nextReading = nextReading;
  }

  /**
   * Packs a state.
   *
   * @param head whose own entries are not looked at
   */
  public static PackedStatus of(FeedStatus head, List<KnownEntry> entries) {
    byte[] array = written(entries);
    PackedStatus its = ofJson(written(head));
    Instant next =
        entries.stream()
            .map(KnownEntry::nextReading)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new PackedStatus(its.head, its.gap, deflated(array, 0, array.length), next);
  }

  /**
   * Packs a state as it stands in its topic; whether its fields are right is seen later.
   *
   * @throws UncheckedIOException when it is no object with entries
   */
  public static PackedStatus ofJson(byte[] json) {
    try (JsonParser parser = Json.mapper().createParser(json)) {
      toEntries(parser);
      int start = (int) parser.currentTokenLocation().getByteOffset();
      Instant next = nextReading(parser);
      int end = (int) parser.currentTokenLocation().getByteOffset() + 1;
      byte[] head = new byte[json.length - (end - start) + 2];
      System.arraycopy(json, 0, head, 0, start + 1);
      System.arraycopy(json, end - 1, head, start + 1, json.length - end + 1);
      return new PackedStatus(head, start, deflated(json, start, end), next);
    } catch (IOException e) {
      throw new UncheckedIOException("not the state of a feed: " + e.getMessage(), e);
    }
  }

  /**
   * The same entries in another state.
   *
   * @param other whose own entries are not looked at
   */
  public PackedStatus with(FeedStatus other) {
    PackedStatus its = ofJson(written(other));
    return new PackedStatus(its.head, its.gap, entries, nextReading);
  }

  /** The state without its entries. */
  public FeedStatus head() {
    try {
      return Json.mapper().readValue(head, FeedStatus.class);
    } catch (IOException e) {
      throw new UncheckedIOException("not the state of a feed: " + e.getMessage(), e);
    }
  }

  /** What is known of its entries, unpacked anew at each call. */
  public List<KnownEntry> entries() {
    try (InputStream in = inflating()) {
      return Json.mapper().readValue(in, ENTRIES);
    } catch (IOException e) {
      throw new UncheckedIOException("not the entries of a feed: " + e.getMessage(), e);
    }
  }

  /** When the next page of an entry is to be read again, null when none is. */
  public @Nullable Instant nextReading() {
    return nextReading;
  }

  /** The whole state as it stands in its topic. */
  public byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + 6 * entries.length);
    try (InputStream in = inflating()) {
      out.write(head, 0, gap);
      in.transferTo(out);
      out.write(head, gap + 2, head.length - gap - 2);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** What it takes to hold it. */
  int bytes() {
    return head.length + entries.length;
  }

  private InputStream inflating() {
    return new InflaterInputStream(new ByteArrayInputStream(entries));
  }

  private static void toEntries(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals("entries");
      if (parser.nextToken() == JsonToken.START_ARRAY && found) {
        return;
      }
      parser.skipChildren();
    }
    throw new IOException("no entries");
  }

  /** Reads on to the end of the entries. */
  private static @Nullable Instant nextReading(JsonParser parser) throws IOException {
    Instant next = null;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("nextReading");
        if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
          Instant at = Instant.parse(parser.getText());
          next = next == null || at.isBefore(next) ? at : next;
        }
        parser.skipChildren();
      }
    }
    return next;
  }

  private static byte[] written(Object value) {
    try {
      return Json.mapper().writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static byte[] deflated(byte[] json, int start, int end) {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream out = new ByteArrayOutputStream((end - start) / 4 + 16);
    try (DeflaterOutputStream packing = new DeflaterOutputStream(out, fast)) {
      packing.write(json, start, end - start);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      fast.end();
    }
    return out.toByteArray();
  }
}
