package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.PushingOutlet.Subscriber;
import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.broker.Loopback;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.IngestMain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed whose WebSub hub pushes new entries, from the hub to the topic. */
class WebSubIT {
  private static final int SECONDS = 240;

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private PushingOutlet outlet;
  private Topicwise topics;
  private Feed feed;

  @BeforeEach
  void open() throws IOException {
    broker = EmbeddedBroker.start(folder, 0);
    outlet = PushingOutlet.open();
    topics = new Topicwise(broker.bootstrap());
    feed = Feed.of(outlet.url("/rss"));
    Preparation preparation = new Preparation(broker.connection(), InstantSource.system());
    preparation.topics();
    preparation.feeds(List.of(feed));
  }

  @AfterEach
  void close() {
    topics.close();
    outlet.close();
    broker.close();
  }

  @Test
  void signedContentOfAHubIsPublished() throws Exception {
    try (IngestMain ingest = ingest(null)) {
      Subscriber us = outlet.subscriber(SECONDS);
      assertThat(us).isNotNull();
      awaitStatus("polled rarely", WebSubIT::isPolledRarely);

      assertThat(outlet.push(us, 2, null)).isEqualTo(202);
      assertThat(outlet.push(us, 3, "a guess")).isEqualTo(202);
      assertThat(outlet.push(us, 4, us.secret())).isEqualTo(202);
      topics.await(Topics.RAW_ARTICLES, articles -> urls(articles).contains("/story-42"));

      assertThat(urls(topics.table(Topics.RAW_ARTICLES)))
          .containsExactlyInAnyOrder(
              "/story-10", "/story-11", "/story-12", "/story-40", "/story-41", "/story-42");
      assertThat(outlet.asked()).doesNotContain("/story-20", "/story-30");
      assertThat(ingest.healthy()).isTrue();
    }
  }

  @Test
  void aRemovedFeedIsNotAcceptedFromItsHub() throws Exception {
    try (IngestMain ingest = ingest(null)) {
      Subscriber us = outlet.subscriber(SECONDS);
      awaitStatus("subscribed", status -> status.subscription() != null);
      new Preparation(broker.connection(), InstantSource.system()).removeFeed(feed.id());
      topics.await(Topics.FEED_STATUS, Map::isEmpty);

      assertThat(outlet.push(us, 2, us.secret())).isEqualTo(410);
      assertThat(ingest.healthy()).isTrue();
    }
  }

  @Test
  void afterARestartTheFirstPollSubscribesAgainThoughNothingHasChanged() throws Exception {
    Subscriber before;
    try (IngestMain ingest = ingest(null)) {
      before = outlet.subscriber(SECONDS);
      awaitStatus("leased", WebSubIT::isPolledRarely);
      assertThat(ingest.healthy()).isTrue();
    }
    try (IngestMain ingest = ingest(Duration.ofSeconds(1))) {
      Subscriber after = outlet.subscriber(SECONDS);

      assertThat(after).isNotNull();
      assertThat(after.secret()).isNotEqualTo(before.secret());
      awaitStatus("leased anew", status -> status.outcome().equals("not-modified"));
      outlet.push(after, 2, after.secret());
      topics.await(Topics.RAW_ARTICLES, articles -> urls(articles).contains("/story-22"));
      assertThat(ingest.healthy()).isTrue();
    }
  }

  private static boolean isPolledRarely(FeedStatus status) {
    Duration wait = Duration.between(status.lastPoll(), status.nextPoll());
    return status.subscription() != null
        && status.subscription().until() != null
        && wait.compareTo(Duration.ofHours(5)) > 0
        && wait.compareTo(Duration.ofHours(24)) < 0;
  }

  private void awaitStatus(String what, java.util.function.Predicate<FeedStatus> wanted) {
    Map<String, FeedStatus> table =
        topics.await(
            Topics.FEED_STATUS, t -> t.containsKey(feed.id()) && wanted.test(t.get(feed.id())));
    assertThat(table.get(feed.id())).as(what).matches(wanted);
  }

  private Set<String> urls(Map<String, RawArticle> articles) {
    String root = outlet.url("");
    return articles.values().stream()
        .map(a -> a.url().replace(root, ""))
        .collect(Collectors.toSet());
  }

  /** Polls as often as the feed has something new, which is each second, or at an interval. */
  private IngestMain ingest(@Nullable Duration every) throws IOException {
    int port = Loopback.freePort();
    Map<String, Object> settings = new HashMap<>();
    settings.put("kafka", broker.connection());
    settings.put("allow", List.of("127.0.0.1/32"));
    settings.put("minInterval", "PT1S");
    settings.put("every", every == null ? null : every.toString());
    settings.put("websubPort", port);
    settings.put("websubCallback", "http://127.0.0.1:" + port + "/hubs");
    return IngestMain.start(
        Json.mapper().convertValue(settings, IngestConfig.class), new SimpleMeterRegistry());
  }
}
