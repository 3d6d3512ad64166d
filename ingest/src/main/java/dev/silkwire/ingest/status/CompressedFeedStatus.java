package dev.silkwire.ingest.status;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.FeedStatus.KnownEntry;
import dev.silkwire.contract.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A feed's state as an instance holds it, which may have 100,000 of them: what is known of its
 * entries in a fifth of its size, the rest as it stands in the topic. Most polls change only the
 * rest, and never unpack the entries. Immutable.
 */
public final class CompressedFeedStatus {
  private static final TypeReference<List<KnownEntry>> ENTRIES = new TypeReference<>() {};

  private final FeedStatusFrame frame;
  private final byte[] entries;
  private final @Nullable Instant nextReading;

  /**
   * @param entries as a JSON array, deflated
   */
  private CompressedFeedStatus(
      FeedStatusFrame frame, byte[] entries, @Nullable Instant nextReading) {
    this.frame = frame;
    this.entries = entries;
    this.nextReading = nextReading;
  }

  /**
   * A state and, of the same, what does not need to be unpacked again.
   *
   * @param head the state without its entries
   */
  public record Opened(CompressedFeedStatus packed, FeedStatus head) {}

  /**
   * Packs a state.
   *
   * @param head whose own entries are not looked at
   */
  public static CompressedFeedStatus of(FeedStatus head, List<KnownEntry> entries) {
    byte[] array = written(entries);
    Instant next =
        entries.stream()
            .map(KnownEntry::nextReading)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new CompressedFeedStatus(
        FeedStatusFrame.of(written(head)), deflated(array, 0, array.length), next);
  }

  /**
   * Packs a state as it stands in its topic; whether its fields are right is seen later.
   *
   * @throws UncheckedIOException when it is no object with entries
   */
  public static CompressedFeedStatus ofJson(byte[] json) {
    try (JsonParser parser = Json.mapper().createParser(json)) {
      int start = FeedStatusFrame.toEntries(parser);
      Instant next = nextReading(parser);
      int end = FeedStatusFrame.end(parser);
      return new CompressedFeedStatus(
          FeedStatusFrame.around(start, end, json), deflated(json, start, end), next);
    } catch (IOException e) {
      throw new UncheckedIOException("not the state of a feed: " + e.getMessage(), e);
    }
  }

  /**
   * The same entries in another state.
   *
   * @param other whose own entries are not looked at
   */
  public CompressedFeedStatus with(FeedStatus other) {
    return new CompressedFeedStatus(FeedStatusFrame.of(written(other)), entries, nextReading);
  }

  /** With its head read. */
  public Opened opened() {
    return new Opened(this, head());
  }

  /**
   * The state without its entries, read anew at each call.
   *
   * @throws UncheckedIOException when its fields are not those of a state
   */
  public FeedStatus head() {
    return frame.head();
  }

  /** Unpacks its entries, without those that no longer keep the limits of the contract. */
  public List<KnownEntry> entries() {
    try (InputStream in = inflating()) {
      return Json.mapper().readValue(in, ENTRIES);
    } catch (IOException e) {
      return readableEntries();
    }
  }

  private List<KnownEntry> readableEntries() {
    List<KnownEntry> readable = new ArrayList<>();
    try (InputStream in = inflating()) {
      for (JsonNode entry : Json.mapper().readTree(in)) {
        readable(entry).ifPresent(readable::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("not the entries of a feed: " + e.getMessage(), e);
    }
    return readable;
  }

  private static Optional<KnownEntry> readable(JsonNode entry) {
    try {
      return Optional.of(Json.mapper().treeToValue(entry, KnownEntry.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // its page is read again
    }
  }

  /** When the next page of an entry is to be read again, null when none is. */
  public @Nullable Instant nextReading() {
    return nextReading;
  }

  /** The whole state as it stands in its topic. */
  public byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(frame.bytes() + 6 * entries.length);
    try (InputStream in = inflating()) {
      frame.write(out, in);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** Returns the state with as many of its newest entries as fit into a record. */
  public CompressedFeedStatus within(int bytes) {
    FeedStatus head = head();
    List<KnownEntry> kept = new ArrayList<>();
    int left = bytes - frame.bytes();
    for (KnownEntry entry : entries()) {
      left -= written(entry).length + 1;
      if (left < 0) {
        break;
      }
      kept.add(entry);
    }
    return of(head, kept);
  }

  /** What it takes to hold it. */
  int bytes() {
    return frame.bytes() + entries.length;
  }

  private InputStream inflating() {
    return new InflaterInputStream(new ByteArrayInputStream(entries));
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
