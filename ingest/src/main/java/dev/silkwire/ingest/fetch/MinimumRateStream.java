package dev.silkwire.ingest.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bytes as they come off the wire, cut when they only drip: over each window a minimum must arrive,
 * or reading fails. For one thread.
 */
public final class MinimumRateStream extends FilterInputStream {
  private final LongSupplier nanoTime;
  private final long windowNanos;
  private final long minBytes;
  private long windowStart;
  private long windowBytes;

  public MinimumRateStream(
      InputStream in, int minBytesPerSecond, Duration window, LongSupplier nanoTime) {
    super(in);
    this.nanoTime = nanoTime;
    this.windowNanos = window.toNanos();
    this.minBytes = minBytesPerSecond * window.toMillis() / 1000;
    this.windowStart = nanoTime.getAsLong();
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? -1 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(n);
    return n;
  }

  private void count(int n) throws IOException {
    if (n < 0) {
      return;
    }
    windowBytes += n;
    long now = nanoTime.getAsLong();
    if (now - windowStart < windowNanos) {
      return;
    }
    if (windowBytes < minBytes) {
      throw new BodyException("it only drips: " + windowBytes + " bytes in some seconds");
    }
    windowStart = now;
    windowBytes = 0;
  }
}
