package dev.silkwire.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hub's verification of intent, and the tokens that it must know. */
class IntentVerificationTest extends WebSubOnLoopback {
  @Test
  void onlyRequestedSubscriptionsAreConfirmed() throws Exception {
    assertThat(verify("subscribe", TOPIC, 60).statusCode()).isEqualTo(404);
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();

    assertThat(verify("subscribe", "https://elsewhere.example/", 60).statusCode()).isEqualTo(404);
    assertThat(verify("unsubscribe", TOPIC, 60).statusCode()).isEqualTo(404);
    assertThat(subscriptions.isLive(FEED)).isFalse();
  }

  @Test
  void theTokenIsRandom() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();
    token = FEED;

    assertThat(deliver("<rss/>", "sha256=00").statusCode()).isEqualTo(404);
    assertThat(verify("subscribe", TOPIC, 60).statusCode()).isEqualTo(404);
    assertThat(counted).containsExactly("unknown");
  }
}
