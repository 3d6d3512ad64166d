package dev.silkwire.ingest.status;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
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
 * The status of a feed in memory, with its entries compressed to a fifth of their size, because an
 * instance may hold 100,000 feeds. The rest of the status is kept as JSON. Most polls change only
 * that rest and never decompress the entries. Immutable.
 */
public final class CompressedFeedStatus {
  private static final TypeReference<List<KnownEntry>> ENTRIES = new TypeReference<>() {};

  private final FeedStatusFrame frame;
  private final byte[] entries;
  private final @Nullable Instant nextReading;

  /**
   * @param entries JSON array, deflated
   */
  private CompressedFeedStatus(
      FeedStatusFrame frame, byte[] entries, @Nullable Instant nextReading) {
    this.frame = frame;
    this.entries = entries;
    this.nextReading = nextReading;
  }

  /**
   * A status together with its deserialized head.
   *
   * @param head the status without its entries
   */
  public record Opened(CompressedFeedStatus compressed, FeedStatus head) {}

  /**
   * Compresses a status.
   *
   * @param head the status; its entries are ignored
   */
  public static CompressedFeedStatus of(FeedStatus head, List<KnownEntry> entries) {
    byte[] array = serialize(entries);
    Instant next =
        entries.stream()
            .map(KnownEntry::nextReading)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new CompressedFeedStatus(
        FeedStatusFrame.of(serialize(head)), deflate(array, 0, array.length), next);
  }

  /**
   * Compresses the value of a record of {@code news.feed-status}. Its fields are not validated
   * before {@link #head} and {@link #entries}.
   *
   * @throws UncheckedIOException if the value is not a JSON object with an array of entries
   */
  public static CompressedFeedStatus ofJson(byte[] json) {
    try (JsonParser parser = Json.mapper().createParser(json)) {
      int start = FeedStatusFrame.toEntries(parser);
      Instant next = nextReading(parser);
      int end = FeedStatusFrame.end(parser);
      return new CompressedFeedStatus(
          FeedStatusFrame.withoutRange(start, end, json), deflate(json, start, end), next);
    } catch (IOException e) {
      throw new UncheckedIOException("not a feed status: " + e.getMessage(), e);
    }
  }

  /**
   * Returns a status with the same entries.
   *
   * @param other the status; its entries are ignored
   */
  public CompressedFeedStatus with(FeedStatus other) {
    return new CompressedFeedStatus(FeedStatusFrame.of(serialize(other)), entries, nextReading);
  }

  /** Returns this status with its head deserialized. */
  public Opened opened() {
    return new Opened(this, head());
  }

  /**
   * Deserializes the status without its entries, at each call.
   *
   * @throws UncheckedIOException if a field is invalid
   */
  public FeedStatus head() {
    return frame.head();
  }

  /** Decompresses the entries. Entries that violate a limit of the contract are left out. */
  public List<KnownEntry> entries() {
    try (InputStream in = inflater()) {
      return Json.mapper().readValue(in, ENTRIES);
    } catch (IOException e) {
      return validEntries();
    }
  }

  private List<KnownEntry> validEntries() {
    List<KnownEntry> valid = new ArrayList<>();
    try (InputStream in = inflater()) {
      for (JsonNode entry : Json.mapper().readTree(in)) {
        entry(entry).ifPresent(valid::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("invalid entries in a feed status: " + e.getMessage(), e);
    }
    return valid;
  }

  private static Optional<KnownEntry> entry(JsonNode json) {
    try {
      return Optional.of(Json.mapper().treeToValue(json, KnownEntry.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // the page of the entry is read again
    }
  }

  /** Returns the time at which the next page is fetched again; null if none is planned. */
  public @Nullable Instant nextReading() {
    return nextReading;
  }

  /** Returns the whole status as the value of a record. */
  public byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(frame.bytes() + 6 * entries.length);
    try (InputStream in = inflater()) {
      frame.write(out, in);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
  }

  /**
   * Returns the status with as many of its newest entries as fit into the given number of bytes.
   */
  public CompressedFeedStatus within(int bytes) {
    FeedStatus head = head();
    List<KnownEntry> kept = new ArrayList<>();
    int left = bytes - frame.bytes();
    for (KnownEntry entry : entries()) {
      left -= serialize(entry).length + 1;
      if (left < 0) {
        break;
      }
      kept.add(entry);
    }
    return of(head, kept);
  }

  /** Returns the size in memory. */
  int bytes() {
    return frame.bytes() + entries.length;
  }

  private InputStream inflater() {
    return new InflaterInputStream(new ByteArrayInputStream(entries));
  }

  /**
   * Moves the parser to the end of the entries and returns the earliest {@code nextReading} among
   * them.
   */
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

  private static byte[] serialize(Object value) {
    try {
      return Json.mapper().writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  private static byte[] deflate(byte[] json, int start, int end) {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream out = new ByteArrayOutputStream((end - start) / 4 + 16);
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, fast)) {
      deflating.write(json, start, end - start);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    } finally {
      fast.end();
    }
    return out.toByteArray();
  }
}
