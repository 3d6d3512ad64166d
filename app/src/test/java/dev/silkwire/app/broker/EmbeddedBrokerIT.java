package dev.silkwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.ExitCode;
import dev.silkwire.app.Preparation;
import dev.silkwire.app.Trouble;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Feed;
import dev.silkwire.contract.TopicSetup;
import dev.silkwire.contract.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-10-20T06:00:00Z"));

  @TempDir Path folder;

  @Test
  void aSecondStartGoesOnWhereTheFirstStopped() {
    Feed feed = Feed.of("https://news.example/feed.xml");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      var preparation = new Preparation(broker.bootstrap(), CLOCK);
      preparation.topics();
      preparation.feeds(List.of(feed));
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      new Preparation(broker.bootstrap(), CLOCK).topics();
      try (TopicLog log = new TopicLog(broker.bootstrap())) {
        assertThat(LatestValues.of(log, Topics.FEEDS)).containsExactly(Map.entry(feed.id(), feed));
      }
    }
  }

  @Test
  void feedsToStartWithAreAddedOnlyWhereNoneIsKnown() {
    Feed mine = Feed.of("https://mine.example/feed.xml");
    Feed shipped = Feed.of("https://shipped.example/feed.xml");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        TopicLog log = new TopicLog(broker.bootstrap())) {
      var preparation = new Preparation(broker.bootstrap(), CLOCK);
      preparation.topics();
      preparation.feedsToStartWith(List.of(mine));
      preparation.feedsToStartWith(List.of(shipped));
      assertThat(LatestValues.of(log, Topics.FEEDS)).containsOnlyKeys(mine.id());
    }
  }

  @Test
  void aPortInUseIsOneLineThatNamesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, port))
          .isInstanceOfSatisfying(
              Trouble.class, t -> assertThat(t.code()).isEqualTo(ExitCode.UNAVAILABLE))
          .hasMessage(
              "port %d is in use: stop what listens there, or choose another with --kafka-port"
                  .formatted(port));
    }
  }

  @Test
  void twoProcessesDoNotWorkInOneFolder() {
    try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
      assertThat(first.bootstrap()).startsWith("127.0.0.1:");
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("another process works in " + folder);
    }
  }

  @Test
  void feedsMayBeSharedAmongMoreInstancesAndTheirStatesWithThem() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        Admin admin =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.FEEDS.name(), Optional.of(9), Optional.empty())
                      .configs(Topics.FEEDS.settings())))
          .all()
          .get();
      TopicSetup.ensure(admin, Topics.ALL);
      assertThat(
              admin
                  .describeTopics(List.of(Topics.FEED_STATUS.name()))
                  .allTopicNames()
                  .get()
                  .get(Topics.FEED_STATUS.name())
                  .partitions())
          .hasSize(9);
    }
  }

  @Test
  void aTopicThatExistsWithOtherSettingsIsAnErrorThatSaysSo() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        Admin admin =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.ARTICLES.name(), Optional.of(3), Optional.empty()),
                  new NewTopic(
                          Topics.DUPLICATES.name(),
                          Optional.of(Topics.DUPLICATES.partitions()),
                          Optional.empty())
                      .configs(Map.of("cleanup.policy", "delete"))))
          .all()
          .get();
      assertThatThrownBy(() -> TopicSetup.ensure(admin, Topics.ALL))
          .isInstanceOf(TopicSetup.TopicMismatch.class)
          .hasMessageContaining("topic news.articles has 3 partitions, not 4")
          .hasMessageContaining("topic news.duplicates has cleanup.policy delete, not compact");
    }
  }
}
