package dev.silkwire.ingest.fetch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Decides whether a URL may be fetched. */
interface Gate {
  /**
   * A decision about a URL.
   *
   * @param refusal result of the fetch if it is refused, else null
   * @param delay that the host asks for between requests, or zero
   */
  record Decision(@Nullable FetchResult refusal, Duration delay) {
    static final Decision ALLOWED = new Decision(null, Duration.ZERO);
  }

  CompletableFuture<Decision> check(HttpUrl url);
}
