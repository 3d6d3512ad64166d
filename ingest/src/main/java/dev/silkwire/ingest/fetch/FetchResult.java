package dev.silkwire.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a fetch ended. */
public sealed interface FetchResult {

  /**
   * The whole answer.
   *
   * @param url where it was found after redirects
   * @param moved it was redirected, and every redirect was permanent
   * @param status of the answer, one of the 2xx
   * @param body decompressed
   * @param contentType as the server wrote it
   * @param validators for the next time
   * @param fresh for how long the server calls it fresh, null when it does not say
   * @param links the {@code Link} header, null when there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; copying megabytes would be waste
  record Fetched(
      String url,
      boolean moved,
      int status,
      byte[] body,
      @Nullable String contentType,
      Validators validators,
      @Nullable Duration fresh,
      @Nullable String links)
      implements FetchResult {
    /** An answer without a {@code Link} header. */
    public Fetched(
        String url,
        boolean moved,
        byte[] body,
        @Nullable String contentType,
        Validators validators,
        @Nullable Duration fresh) {
      this(url, moved, 200, body, contentType, validators, fresh, null);
    }

    /** The same without its body, for those who keep it longer than the body is needed. */
    public Fetched withoutBody() {
      return new Fetched(url, moved, status, new byte[0], contentType, validators, fresh, links);
    }

    public Fetched {
      requireNonNull(url);
      requireNonNull(body);
      requireNonNull(validators);
    }
  }

  /**
   * The copy that is held is still good.
   *
   * @param url where that was said, after redirects
   * @param moved it was redirected, and every redirect was permanent
   * @param fresh for how long the server calls it fresh
   */
  record NotModified(String url, boolean moved, @Nullable Duration fresh) implements FetchResult {}

  /**
   * The server asks for patience: 429, or 503 with a time.
   *
   * @param retryAfter how long it asks to wait, null when it does not say
   */
  record RateLimited(int status, @Nullable Duration retryAfter) implements FetchResult {}

  /** The server says it is gone for good: 410. */
  record Gone(int status) implements FetchResult {}

  /**
   * It may not be fetched.
   *
   * @param by who says so
   * @param status the server's, null when it was not asked
   * @param note the reason, for a person
   */
  record Refused(By by, @Nullable Integer status, String note) implements FetchResult {}

  /**
   * It did not work this time.
   *
   * @param status the server's, null when there was no answer
   * @param note the reason, for a person
   */
  record Failed(@Nullable Integer status, String note) implements FetchResult {}

  /** Who refuses. */
  enum By {
    /** The address is no public one, or no address. */
    ADDRESS,
    /** The host's robots.txt. */
    ROBOTS,
    /** The answer is larger than we read. */
    SIZE,
    /** The server: a login, a paywall, a bot wall. */
    SERVER
  }
}
