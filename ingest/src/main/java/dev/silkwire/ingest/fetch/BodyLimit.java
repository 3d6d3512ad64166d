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
 * Reads a body whole, decompressed, up to a limit that counts decompressed bytes. What the server
 * says of the encoding is a hint; the first bytes decide.
 */
final class BodyLimit {
  private static final int CHUNK = 16 << 10;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZSTD_MAGIC = 0x28b5;

  /** 8 MB, as RFC 9659 has it: a frame cannot make us hold more. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private BodyLimit() {}

  /**
   * @param share of the memory for all bodies, which grows with the body
   * @param cut return the first {@code max} bytes of a longer body instead of refusing it
   * @throws BodyException when it is too large, broken or of an encoding we did not ask for
   */
  static byte[] read(
      InputStream wire, @Nullable String encoding, int max, boolean cut, BodyBudget.Share share)
      throws IOException {
    try (InputStream in = decoded(new BufferedInputStream(wire), encoding, share)) {
      byte[] body = whole(in, max, share);
      if (!cut && body.length == max && in.read() >= 0) {
        throw new BodyException.TooLarge(max);
      }
      return body;
    } catch (ZipException | EOFException e) {
      throw new BodyException("the compressed answer is broken: " + e.getMessage());
    }
  }

  private static byte[] whole(InputStream in, int max, BodyBudget.Share share) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    int n = in.read(chunk, 0, Math.min(CHUNK, max));
    while (n > 0) {
      share.grow(n);
      body.write(chunk, 0, n);
      n = in.read(chunk, 0, Math.min(CHUNK, max - body.size()));
    }
    return body.toByteArray();
  }

  private static InputStream decoded(
      BufferedInputStream in, @Nullable String encoding, BodyBudget.Share share)
      throws IOException {
    int magic = peek(in);
    if (magic == GZIP_MAGIC) {
      return new GZIPInputStream(in, 8192);
    }
    String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity", "gzip", "x-gzip" -> in;
      case "deflate" -> inflated(in, magic);
      case "br" -> brotli(in, share);
      case "zstd" -> magic == ZSTD_MAGIC ? zstd(in, share) : in;
      default -> throw new BodyException("the answer is encoded as '" + name + "', unasked");
    };
  }

  /** Its window takes up to 16 MB as soon as its header says so. */
  private static InputStream brotli(InputStream in, BodyBudget.Share share) throws IOException {
    share.goBeyond();
    return new BrotliInputStream(in);
  }

  private static InputStream zstd(InputStream in, BodyBudget.Share share) throws IOException {
    share.goBeyond();
    return new ZstdInputStreamNoFinalizer(in).setContinuous(false).setLongMax(ZSTD_WINDOW_LOG);
  }

  /** RFC 9110 means zlib by "deflate", but some servers send the bare stream. */
  private static InputStream inflated(InputStream in, int magic) {
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
