package dev.silkwire.enrich.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link FieldWriter} wrote, in the same order. Not thread-safe.
 *
 * <p>All methods throw a {@link SerializationException} when the bytes end too early.
 */
public final class FieldReader {
  private static final int GROUP = 7;

  private final byte[] bytes;
  private int at;

  FieldReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /** One byte. */
  public int one() {
    take(1);
    return bytes[at - 1];
  }

  /** A number. */
  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += GROUP) {
      int some = one();
      value |= (some & 0x7FL) << shift;
      if (some >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new SerializationException("a number without an end");
  }

  /** A number that is counted in int. */
  public int count() {
    return Math.toIntExact(number());
  }

  /** A moment. */
  public Instant moment() {
    return Instant.ofEpochSecond(number(), number());
  }

  /** A text that is there. */
  public String text() {
    return Objects.requireNonNull(textOrNull(), "a text");
  }

  /** A text, or none. */
  public @Nullable String textOrNull() {
    int length = count();
    return length < 0 ? null : new String(bytes, take(length), length, UTF_8);
  }

  /** A name that is there. */
  public String name() {
    return Objects.requireNonNull(nameOrNull(), "a name");
  }

  /** A name, or none. */
  public @Nullable String nameOrNull() {
    if (one() == 0) {
      return textOrNull();
    }
    int from = take(HexIds.BYTES);
    return HexFormat.of().formatHex(bytes, from, from + HexIds.BYTES);
  }

  /** Bytes behind their length. */
  public byte[] block() {
    int length = count();
    int from = take(length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  private int take(int length) {
    int from = at;
    if (length < 0 || length > bytes.length - from) {
      throw new SerializationException("the value ends too early");
    }
    at += length;
    return from;
  }
}
