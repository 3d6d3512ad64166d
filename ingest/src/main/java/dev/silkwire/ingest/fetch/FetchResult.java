package dev.silkwire.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of a fetch. */
public sealed interface FetchResult {

  /**
   * A complete response.
   *
   * @param url after redirects
   * @param moved whether there were redirects and all were permanent
   * @param status of the response, a 2xx code
   * @param body decompressed
   * @param contentType the Content-Type header
   * @param validators for the next conditional request
   * @param maxAge freshness lifetime of the response, null if not given
   * @param links the {@code Link} header, null if absent
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
  record Fetched(
      String url,
      boolean moved,
      int status,
      byte[] body,
      @Nullable String contentType,
      Validators validators,
      @Nullable Duration maxAge,
      @Nullable String links)
      implements FetchResult {
    /** Creates a response without a {@code Link} header. */
    public Fetched(
        String url,
        boolean moved,
        byte[] body,
        @Nullable String contentType,
        Validators validators,
        @Nullable Duration maxAge) {
      this(url, moved, 200, body, contentType, validators, maxAge, null);
    }

    /** Returns a copy without the body, to save memory. */
    public Fetched withoutBody() {
      return new Fetched(url, moved, status, new byte[0], contentType, validators, maxAge, links);
    }

    public Fetched {
      requireNonNull(url);
      requireNonNull(body);
      requireNonNull(validators);
    }
  }

  /**
   * The copy that the caller holds is still valid (304).
   *
   * @param url after redirects
   * @param moved whether there were redirects and all were permanent
   * @param maxAge freshness lifetime of the response, null if not given
   */
  record NotModified(String url, boolean moved, @Nullable Duration maxAge) implements FetchResult {}

  /**
   * The server limits the rate of requests: 429, or 503 with a Retry-After header.
   *
   * @param retryAfter the wait that it asks for, null if not given
   */
  record RateLimited(int status, @Nullable Duration retryAfter) implements FetchResult {}

  /** The resource is permanently gone (410). */
  record Gone(int status) implements FetchResult {}

  /**
   * The fetch is not allowed.
   *
   * @param by what refused it
   * @param status of the response, null if no request was sent
   * @param note the reason, for the operator
   */
  record Refused(RefusedBy by, @Nullable Integer status, String note) implements FetchResult {}

  /**
   * The fetch failed and may succeed later.
   *
   * @param status of the response, null if there was none
   * @param note the reason, for the operator
   */
  record Failed(@Nullable Integer status, String note) implements FetchResult {}

  /** What refused a fetch. */
  enum RefusedBy {
    /** The address guard: the address is not public, or the URL is invalid. */
    ADDRESS,
    /** The host's robots.txt. */
    ROBOTS,
    /** The size limit of bodies. */
    SIZE,
    /** The server: login, paywall or bot protection. */
    SERVER
  }
}
