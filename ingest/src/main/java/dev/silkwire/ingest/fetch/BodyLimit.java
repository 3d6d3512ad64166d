package dev.silkwire.ingest.fetch;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and decompresses a body, up to a limit of decompressed bytes. The first bytes decide
 * whether it is compressed with gzip; the Content-Encoding header decides otherwise.
 */
final class BodyLimit {
  private static final int CHUNK_BYTES = 16 << 10;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZSTD_MAGIC = 0x28b5;

  /** Window of 8 MB, the maximum of RFC 9659, so that a frame cannot demand more memory. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private BodyLimit() {}

  /**
   * @param share memory of the body
   * @param cut whether to cut a body at {@code max} bytes instead of refusing it
   * @throws BodyException if the body is too large, corrupt or has an unsupported encoding
   */
  static byte[] read(
      InputStream wire, @Nullable String encoding, int max, boolean cut, BodyBudget.Share share)
      throws IOException {
    try (InputStream in = decoder(new BufferedInputStream(wire), encoding, share)) {
      byte[] body = readUpTo(max, in, share);
      if (!cut && body.length == max && in.read() >= 0) {
        throw new BodyException.TooLarge(max);
      }
      return body;
    } catch (ZipException | EOFException e) {
      throw new BodyException("the compressed response is corrupt: " + e.getMessage());
    }
  }

  private static byte[] readUpTo(int max, InputStream in, BodyBudget.Share share)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK_BYTES);
    byte[] chunk = new byte[CHUNK_BYTES];
    int n = in.read(chunk, 0, Math.min(CHUNK_BYTES, max));
    while (n > 0) {
      share.allocate(n);
      body.write(chunk, 0, n);
      n = in.read(chunk, 0, Math.min(CHUNK_BYTES, max - body.size()));
    }
    return body.toByteArray();
  }

  private static InputStream decoder(
      BufferedInputStream in, @Nullable String encoding, BodyBudget.Share share)
      throws IOException {
    int magic = peek(in);
    if (magic == GZIP_MAGIC) {
      return new GZIPInputStream(in, 8192);
    }
    String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity", "gzip", "x-gzip" -> in;
      case "deflate" -> inflater(in, magic);
      case "br" -> brotli(in, share);
      case "zstd" -> magic == ZSTD_MAGIC ? zstd(in, share) : in;
      default -> throw new BodyException("unsupported content encoding '" + name + "'");
    };
  }

  /** The decoder allocates a window of up to 16 MB as soon as it has read the header. */
  private static InputStream brotli(InputStream in, BodyBudget.Share share) throws IOException {
    share.allowOverflow();
    return new BrotliInputStream(in);
  }

  private static InputStream zstd(InputStream in, BodyBudget.Share share) throws IOException {
    share.allowOverflow();
    return new ZstdInputStreamNoFinalizer(in).setContinuous(false).setLongMax(ZSTD_WINDOW_LOG);
  }

  /** "deflate" means the zlib format (RFC 9110), but some servers send raw deflate data. */
  private static InputStream inflater(InputStream in, int magic) {
    boolean zlib = (magic >> 8 & 0x0f) == 8 && magic % 31 == 0;
    return new InflaterInputStream(in, new Inflater(!zlib));
  }

  private static int peek(BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = first < 0 ? -1 : in.read();
    in.reset();
    return first < 0 || second < 0 ? -1 : first << 8 | second;
  }
}
