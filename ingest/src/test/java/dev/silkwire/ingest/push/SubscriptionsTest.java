package dev.silkwire.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests for subscriptions, their renewal and their end. */
class SubscriptionsTest extends WebSubOnLoopback {
  @Test
  void aSubscriptionStartsWhenTheHubHasVerifiedIt() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    Map<String, String> form = nextRequest();

    assertThat(form)
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", TOPIC)
        .containsEntry("hub.callback", "https://us.example/hubs/" + token);
    assertThat(token).matches("[0-9a-f]{48}").doesNotContain(FEED);
    assertThat(form.get("hub.secret")).hasSizeGreaterThan(20);
    assertThat(subscriptions.isLive(FEED)).isFalse();
    assertThat(verify("subscribe", TOPIC, 864_000).body()).isEqualTo("challenge 1");
    assertThat(subscriptions.isLive(FEED)).isTrue();
  }

  @Test
  void aLeaseIsRenewedBeforeItEndsWithTheSameSecret() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    String secret = nextRequest().get("hub.secret");
    verify("subscribe", TOPIC, 864_000);

    now = now.plus(Duration.ofDays(7));
    subscriptions.fetched(FEED, hubOf(TOPIC));
    now = now.plus(Duration.ofDays(1));
    subscriptions.fetched(FEED, hubOf(TOPIC));

    assertThat(nextRequest()).containsEntry("hub.secret", secret);
    assertThat(requested).isEmpty();
    assertThat(subscriptions.isLive(FEED)).isTrue();
  }

  @Test
  void aLeaseExpiresWhenTheFeedDeclaresNoHub() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();
    verify("subscribe", TOPIC, 864_000);

    now = now.plus(Duration.ofDays(9));
    subscriptions.fetched(FEED, null);
    assertThat(subscriptions.of(FEED).until()).isEqualTo(now.plus(Duration.ofDays(1)));
    now = now.plus(Duration.ofDays(2));

    assertThat(subscriptions.isLive(FEED)).isFalse();
    assertThat(subscriptions.of(FEED).until()).isNull();
    assertThat(requested).isEmpty();
  }

  @Test
  void aDeniedSubscriptionIsRequestedAgainAfterADay() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();
    verify("subscribe", TOPIC, 864_000);

    assertThat(verify("denied", TOPIC, 0).statusCode()).isEqualTo(200);
    assertThat(subscriptions.isLive(FEED)).isFalse();
    now = now.plus(Duration.ofHours(23));
    subscriptions.fetched(FEED, hubOf(TOPIC));
    assertThat(requested).isEmpty();
    now = now.plus(Duration.ofHours(2));
    subscriptions.fetched(FEED, hubOf(TOPIC));
    assertThat(nextRequest()).containsEntry("hub.mode", "subscribe");
  }

  @Test
  void aFeedWithAnotherHubIsSubscribedToThere() throws Exception {
    subscriptions.fetched(FEED, hubOf(TOPIC));
    nextRequest();
    subscriptions.fetched(FEED, hubOf(TOPIC + "&c"));

    assertThat(nextRequest()).containsEntry("hub.topic", TOPIC + "&c");
  }

  @Test
  void withoutACallbackThereAreNoSubscriptions() {
    Subscriptions none = new Subscriptions(null, web.fetcher(), () -> now);
    none.fetched(FEED, hubOf(TOPIC));

    assertThat(none.of(FEED)).isNull();
  }
}
