package dev.silkwire.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries and their signatures. */
class DeliveryTest extends WebSubOnLoopback {
  @Test
  void onlySignedDeliveriesAreAccepted() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    String secret = nextRequest().get("hub.secret");
    verify("subscribe", TOPIC, 864_000);

    assertThat(deliver("<rss/>", null).statusCode()).isEqualTo(202);
    assertThat(deliver("<rss/>", "sha256=" + hmac("SHA256", "guess", "<rss/>")).statusCode())
        .isEqualTo(202);
    assertThat(deliver("x".repeat(2000), null).statusCode()).isEqualTo(413);
    assertThat(
            deliver("<rss>1</rss>", "sha256=" + hmac("SHA256", secret, "<rss>1</rss>"))
                .statusCode())
        .isEqualTo(202);
    assertThat(pushed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(FEED + " <rss>1</rss> application/rss+xml");
    assertThat(pushed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"sha1, SHA1", "sha384, SHA384", "SHA512, SHA512"})
  void allSignatureMethodsAreAccepted(String name, String algorithm) throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    String secret = nextRequest().get("hub.secret");

    deliver("<rss/>", name + "=" + hmac(algorithm, secret, "<rss/>"));

    assertThat(pushed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("<rss/>");
  }

  @Test
  void aDeliveryForALostFeedIsAnsweredWithGone() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    String secret = nextRequest().get("hub.secret");
    verify("subscribe", TOPIC, 864_000);

    subscriptions.forget(FEED);

    assertThat(deliver("<rss/>", "sha256=" + hmac("SHA256", secret, "<rss/>")).statusCode())
        .isEqualTo(410);
    assertThat(verify("subscribe", TOPIC, 864_000).statusCode()).isEqualTo(404);
  }
}
