package dev.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.RateLimited;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** robots.txt and rate limits. */
class FetchingMannersTest extends FetcherOnLoopback {
  @Test
  void robotsTxtIsFetchedOnceAndObeyed() {
    pages.put("/robots.txt", ok("User-agent: silkwire\nDisallow: /private/").build());
    pages.put("/public", ok("x").build());

    assertThat(fetch("/private/a"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.by()).isEqualTo(RefusedBy.ROBOTS));
    assertThat(fetch("/public")).isInstanceOf(Fetched.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void whileRobotsTxtIsBrokenNothingIsFetched() {
    pages.put("/robots.txt", new MockResponse.Builder().code(500).build());
    pages.put("/a", ok("x").build());

    assertThat(fetch("/a")).isInstanceOf(Failed.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRedirectIsCheckedByRobotsTxt() {
    pages.put("/robots.txt", ok("User-agent: *\nDisallow: /private/").build());
    pages.put("/a", redirect(302, "/private/b"));

    assertThat(fetch("/a")).isInstanceOf(Refused.class);
  }

  @Test
  void aHostThatLimitsSeveralUrlsIsBlocked() {
    pages.put("/a", status(429).addHeader("Retry-After", "3600").build());
    pages.put("/b", status(429).addHeader("Retry-After", "60").build());
    pages.put("/c", ok("c").build());

    assertThat(((RateLimited) fetch("/a")).retryAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(fetch("/c")).isInstanceOf(Fetched.class);
    fetch("/a");
    fetch("/b");
    int asked = server.getRequestCount();
    assertThat(((RateLimited) fetch("/c")).retryAfter()).isGreaterThan(Duration.ofMinutes(59));
    assertThat(server.getRequestCount()).isEqualTo(asked);
  }

  @Test
  void aRateLimitOfRobotsTxtAppliesToTheHost() {
    pages.put("/robots.txt", status(503).addHeader("Retry-After", "600").build());

    assertThat(((RateLimited) fetch("/a")).retryAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void bothRateLimitStatusesAreReported() {
    pages.put("/slow", status(429).addHeader("Retry-After", "30").build());
    pages.put(
        "/down", status(503).addHeader("Retry-After", "Sun, 22 Nov 2099 10:00:00 GMT").build());
    pages.put("/busy", status(429).build());
    pages.put("/broken", status(503).build());
    pages.put("/well", ok("x").build());

    assertThat(((RateLimited) fetch("/slow")).retryAfter()).isEqualTo(Duration.ofSeconds(30));
    fetch("/well");
    assertThat(((RateLimited) fetch("/down")).retryAfter()).isEqualTo(Duration.ofDays(3));
    fetch("/well");
    assertThat(((RateLimited) fetch("/busy")).retryAfter()).isNull();
    fetch("/well");
    assertThat(fetch("/broken")).isInstanceOf(Failed.class);
  }
}
