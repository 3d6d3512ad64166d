package dev.silkwire.enrich.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields one behind the other: numbers in groups of seven bits, the lowest first, as
 * Protocol Buffers do; texts as UTF-8 behind their length. Not thread-safe.
 */
public final class FieldWriter {
  private static final int ROOM = 128;
  private static final int GROUP = 7;

  private byte[] bytes = new byte[ROOM];
  private int size;

  /** One byte. */
  public FieldWriter one(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** A number; the nearer to zero, the shorter. */
  public FieldWriter number(long value) {
    long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
    while ((rest & ~0x7FL) != 0) {
      one((int) (rest & 0x7F) | 0x80);
      rest >>>= GROUP;
    }
    return one((int) rest);
  }

  /** A moment, in seconds and the nanoseconds beyond. */
  public FieldWriter moment(Instant value) {
    return number(value.getEpochSecond()).number(value.getNano());
  }

  /** A text, or none. */
  public FieldWriter text(@Nullable String value) {
    return value == null ? number(-1) : block(value.getBytes(UTF_8));
  }

  /** A 128-bit name in hexadecimal digits takes half its length; any other text is one. */
  public FieldWriter name(@Nullable String value) {
    if (value == null || !HexIds.isHexadecimal(value)) {
      return one(0).text(value);
    }
    return one(1).raw(HexFormat.of().parseHex(value));
  }

  /** Bytes behind their length. */
  public FieldWriter block(byte[] value) {
    return number(value.length).raw(value);
  }

  private FieldWriter raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
