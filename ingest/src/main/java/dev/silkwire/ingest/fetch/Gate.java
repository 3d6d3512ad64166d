package dev.silkwire.ingest.fetch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Decides whether an address may be asked for. */
interface Gate {
  /**
   * The verdict on an address.
   *
   * @param refusal the end of the fetch; null when it may go on
   * @param delay the host asks for between requests, or zero
   */
  record Verdict(@Nullable FetchResult refusal, Duration delay) {
    static final Verdict OPEN = new Verdict(null, Duration.ZERO);
  }

  CompletableFuture<Verdict> ask(HttpUrl url);
}
