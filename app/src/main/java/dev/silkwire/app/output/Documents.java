package dev.silkwire.app.output;

import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.WebClient;
import dev.silkwire.ingest.fetch.FetchRequest;
import dev.silkwire.ingest.fetch.FetchResult;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.Fetcher;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads files, which may be gzipped, and fetches addresses, for commands. */
public final class Documents implements AutoCloseable {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final IngestConfig config;
  private @Nullable WebClient web;

  /**
   * A document.
   *
   * @param url URL after redirects
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Document(byte[] bytes, @Nullable String contentType, String url) {}

  /**
   * @param config settings for fetching
   */
  public Documents(IngestConfig config) {
    this.config = config;
  }

  public static boolean isAddress(String name) {
    return name.startsWith("http://") || name.startsWith("https://");
  }

  /** Returns the content of a file, decompressed. */
  public static byte[] file(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      in.mark(2);
      int magic = in.read() << 8 | in.read();
      in.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }

  /**
   * Fetches a document, with the same rate limits and robots.txt rules as ingest.
   *
   * @throws IOException when there is no document, with the reason
   */
  public Document fetch(FetchRequest request) throws IOException {
    FetchResult result = client().fetcher().fetch(request).join();
    if (result instanceof Fetched f) {
      return new Document(f.body(), f.contentType(), f.url());
    }
    throw new IOException(reason(result));
  }

  /** Returns the fetcher, for callers that need the whole result. */
  public Fetcher fetcher() {
    return client().fetcher();
  }

  @Override
  public void close() {
    if (web != null) {
      web.close();
    }
  }

  private synchronized WebClient client() {
    if (web == null) {
      web = new WebClient(config, InstantSource.system());
    }
    return web;
  }

  /** Returns why there is no document, for a person. */
  static String reason(FetchResult result) {
    if (result instanceof FetchResult.Refused r) {
      return r.note();
    }
    if (result instanceof FetchResult.Failed f) {
      return f.note();
    }
    if (result instanceof FetchResult.RateLimited r) {
      String wait = r.retryAfter() == null ? "" : ", for " + r.retryAfter().toSeconds() + " s";
      return "rate limited by the server (" + r.status() + ")" + wait;
    }
    return result instanceof FetchResult.Gone ? "gone (410)" : "not modified";
  }
}
