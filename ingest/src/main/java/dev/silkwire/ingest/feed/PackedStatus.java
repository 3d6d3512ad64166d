package dev.silkwire.ingest.feed;

import dev.silkwire.contract.FeedStatus;
import dev.silkwire.contract.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A feed's state in a fifth of its size. Nobody looks at it between two polls, and an instance
 * holds those of 100,000 feeds. Immutable.
 */
public final class PackedStatus {
  private final byte[] deflated;

  private PackedStatus(byte[] deflated) {
    this.deflated = deflated;
  }

  /** Packs a state. */
  public static PackedStatus of(FeedStatus status) {
    try {
      return ofJson(Json.mapper().writeValueAsBytes(status));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /** Packs a state as it stands in its topic; whether it is one is seen when it is unpacked. */
  static PackedStatus ofJson(byte[] json) {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 4);
    try (DeflaterOutputStream packing = new DeflaterOutputStream(out, fast)) {
      packing.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      fast.end();
    }
    return new PackedStatus(out.toByteArray());
  }

  /**
   * The state.
   *
   * @throws UncheckedIOException when what was packed is none
   */
  public FeedStatus unpack() {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      return Json.mapper().readValue(in, FeedStatus.class);
    } catch (IOException e) {
      throw new UncheckedIOException("not the state of a feed: " + e.getMessage(), e);
    }
  }

  /** What it takes to hold it. */
  int bytes() {
    return deflated.length;
  }
}
