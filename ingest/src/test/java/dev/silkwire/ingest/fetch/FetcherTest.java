package dev.silkwire.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Gone;
import dev.silkwire.ingest.fetch.FetchResult.NotModified;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Responses, addresses and redirects. */
class FetcherTest extends FetcherOnLoopback {
  @Test
  void aResponseHasItsValidators() {
    pages.put("/a", ok("hello").addHeader("ETag", "\"1\"").build());

    Fetched fetched = (Fetched) fetch("/a");

    assertThat(new String(fetched.body(), UTF_8)).isEqualTo("hello");
    assertThat(fetched.validators().etag()).isEqualTo("\"1\"");
    assertThat(fetched.moved()).isFalse();
  }

  @Test
  void theSecondRequestIsConditionalAndHasTheUserAgent() throws Exception {
    pages.put("/a", new MockResponse.Builder().code(304).build());

    assertThat(
            fetcher
                .fetch(FetchRequest.feed(url("/a"), new Validators("\"1\"", "yesterday")))
                .join())
        .isInstanceOf(NotModified.class);
    server.takeRequest();
    RecordedRequest asked = server.takeRequest(1, TimeUnit.SECONDS);
    assertThat(asked.getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
    assertThat(asked.getHeaders().get("If-Modified-Since")).isEqualTo("yesterday");
    assertThat(asked.getHeaders().get("User-Agent")).startsWith("Silkwire/").contains("+https://");
  }

  @Test
  void aRequestWhileStoppingFails() {
    queue.close();

    assertThat(fetch("/a")).isEqualTo(new Failed(null, "Silkwire is stopping"));
  }

  @Test
  void permanentRedirectsAreReported() {
    pages.put("/old", redirect(301, "/new"));
    pages.put("/older", redirect(308, "/old"));
    pages.put("/away", redirect(302, "/new"));
    pages.put("/mixed", redirect(301, "/away"));
    pages.put("/new", ok("x").build());

    assertThat(((Fetched) fetch("/older")).moved()).isTrue();
    assertThat(((Fetched) fetch("/older")).url()).isEqualTo(url("/new"));
    assertThat(((Fetched) fetch("/away")).moved()).isFalse();
    assertThat(((Fetched) fetch("/mixed")).moved()).isFalse();
  }

  @Test
  void aRedirectToAPrivateAddressIsRefused() {
    pages.put("/meta", redirect(302, "http://169.254.169.254/latest/meta-data/"));
    pages.put("/six", redirect(302, "http://[::1]:" + server.getPort() + "/a"));
    pages.put("/file", redirect(302, "file:///etc/passwd"));

    assertThat(fetch("/meta"))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.by()).isEqualTo(RefusedBy.ADDRESS));
    assertThat(fetch("/six")).isInstanceOf(Refused.class);
    assertThat(fetch("/file")).isInstanceOf(Failed.class);
  }

  @Test
  void aLoopOfRedirectsEnds() {
    pages.put("/loop", redirect(302, "/loop"));

    assertThat(fetch("/loop"))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.note()).contains("more than 3 redirects"));
  }

  @Test
  void aRequestThatIsNoLongerWantedIsNotSent() {
    pages.put("/a", ok("a").build());
    FetchRequest request = FetchRequest.page(url("/a"), Validators.NONE);

    assertThat(fetcher.fetch(request, () -> false).join()).isInstanceOf(Failed.class);
    assertThat(server.getRequestCount()).isOne(); // robots.txt
  }

  @Test
  void eachExchangeIsReportedAndNoOtherRequest() {
    pages.put("/old", redirect(301, "/gone"));
    pages.put("/gone", status(410).build());
    pages.put("/large", ok("a".repeat(200_000)).build());

    fetch("/old");
    fetch("/large");
    fetcher.post(url("/hub"), Map.of("hub.mode", "subscribe")).join();
    fetcher.fetch(FetchRequest.feed("http://10.0.0.1/feed", Validators.NONE)).join();
    server.close();
    fetcher.fetch(FetchRequest.feed(url("/feed"), Validators.NONE)).join();

    assertThat(exchanges)
        .containsExactly("ROBOTS 404", "PAGE 301", "PAGE 410", "PAGE 200", "HUB 404", "FEED 0");
  }

  @Test
  void botProtectionIsReported() {
    pages.put("/pay", status(402).build());
    pages.put("/wall", status(403).addHeader("cf-mitigated", "challenge").build());

    assertThat(((Refused) fetch("/pay")).note()).contains("payment");
    assertThat(((Refused) fetch("/wall")).note()).contains("Cloudflare");
  }

  @Test
  void a410IsGone() {
    pages.put("/gone", status(410).build());

    assertThat(fetch("/gone")).isInstanceOf(Gone.class);
  }

  @Test
  void otherUrlsAreRefused() {
    for (String url :
        new String[] {"file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)"}) {
      assertThat(fetcher.fetch(FetchRequest.page(url, Validators.NONE)).join())
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void aFailedConnectionNamesTheHost() {
    String nobody = "http://127.0.0.1:1/feed";

    assertThat(fetcher.fetch(FetchRequest.feed(nobody, Validators.NONE)).join())
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.note()).isEqualTo("cannot connect to 127.0.0.1:1"));
  }
}
