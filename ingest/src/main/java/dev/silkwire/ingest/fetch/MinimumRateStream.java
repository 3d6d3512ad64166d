package dev.silkwire.ingest.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * An input stream that fails if fewer bytes than a minimum arrive within a window of time. A
 * defence against servers that send very slowly. For one thread.
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
      throw new BodyException(
          "the response is too slow: " + windowBytes + " bytes in some seconds");
    }
    windowStart = now;
    windowBytes = 0;
  }
}
