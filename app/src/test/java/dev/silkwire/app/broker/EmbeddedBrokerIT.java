package dev.silkwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.topic.FeedPartitions;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.topic.TopicLayout;
import dev.silkwire.contract.topic.TopicSetup;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedBrokerIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-10-20T06:00:00Z"));

  @TempDir Path folder;

  @Test
  void aSecondStartContinuesWhereTheFirstStopped() {
    Feed feed = Feed.of("https://news.example/feed.xml");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      var preparation = new Preparation(broker.connection(), CLOCK);
      preparation.topics();
      preparation.feeds(List.of(feed));
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      new Preparation(broker.connection(), CLOCK).topics();
      try (TopicLog log = new TopicLog(broker.connection())) {
        assertThat(LatestValues.of(log, Topics.FEEDS)).containsExactly(Map.entry(feed.id(), feed));
      }
    }
  }

  @Test
  void defaultFeedsAreAddedOnlyWithoutFeeds() {
    Feed mine = Feed.of("https://mine.example/feed.xml");
    Feed shipped = Feed.of("https://shipped.example/feed.xml");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        TopicLog log = new TopicLog(broker.connection())) {
      var preparation = new Preparation(broker.connection(), CLOCK);
      preparation.topics();
      preparation.defaultFeeds(List.of(mine));
      preparation.defaultFeeds(List.of(shipped));
      assertThat(LatestValues.of(log, Topics.FEEDS)).containsOnlyKeys(mine.id());
    }
  }

  @Test
  void feedsOfOneHostAreInOnePartitionAndStayThereUntilTheyAreRemoved() {
    List<Feed> feeds =
        IntStream.range(0, 12).mapToObj(i -> Feed.of("https://news.example/" + i)).toList();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        TopicLog log = new TopicLog(broker.connection())) {
      var preparation = new Preparation(broker.connection(), CLOCK);
      preparation.topics();
      preparation.feeds(feeds);
      preparation.feeds(feeds.subList(0, 6));
      FeedPartitions partitions = FeedPartitions.read(log);
      assertThat(feeds)
          .extracting(partitions::of)
          .hasSize(12)
          .containsOnly(partitions.of(feeds.get(0)));

      preparation.removeFeed(feeds.get(0).id());
      assertThat(LatestValues.of(log, Topics.FEEDS)).hasSize(11);
    }
  }

  @Test
  void aPortInUseIsOneLineThatNamesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, port))
          .isInstanceOfSatisfying(
              OperatorException.class, t -> assertThat(t.code()).isEqualTo(ExitCode.UNAVAILABLE))
          .hasMessage(
              "port %d is in use: stop what listens there, or choose another with --kafka-port"
                  .formatted(port));
    }
  }

  @Test
  void twoProcessesCannotUseOneFolder() {
    try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
      assertThat(first.bootstrap()).startsWith("127.0.0.1:");
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
          .isInstanceOf(OperatorException.class)
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
      TopicSetup.ensure(admin, Topics.WITH_INTERNAL, TopicLayout.DEFAULT);
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
  void aTopicWithOtherSettingsIsReported() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        Admin admin =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.RAW_ARTICLES.name(), Optional.of(3), Optional.empty())
                      .configs(Topics.RAW_ARTICLES.settings()),
                  new NewTopic(Topics.RETAGS.name(), Optional.of(4), Optional.empty())
                      .configs(Topics.RETAGS.settings()),
                  new NewTopic(
                          Topics.DUPLICATES.name(),
                          Optional.of(Topics.DUPLICATES.partitions()),
                          Optional.empty())
                      .configs(Map.of("cleanup.policy", "delete"))))
          .all()
          .get();
      assertThatThrownBy(() -> TopicSetup.ensure(admin, Topics.WITH_INTERNAL, TopicLayout.DEFAULT))
          .isInstanceOf(TopicSetup.TopicMismatch.class)
          .hasMessageContaining(
              "topic news.raw-articles has 3 partitions and topic news.retags has 4: both need")
          .hasMessageContaining("topic news.duplicates has cleanup.policy delete, not compact");
    }
  }

  @Test
  void aTopicThatRefusesTheLargestRecordIsNamedWithBothSizesAndTheRemedy() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        Admin admin =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(
                          Topics.ARTICLES.name(),
                          Optional.of(Topics.ARTICLES.partitions()),
                          Optional.empty())
                      .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "500000"))))
          .all()
          .get();
      assertThatThrownBy(() -> TopicSetup.ensure(admin, Topics.WITH_INTERNAL, TopicLayout.DEFAULT))
          .isInstanceOf(TopicSetup.TopicMismatch.class)
          .hasMessage(
              "topic news.articles has max.message.bytes 500000, and records may have 1010000"
                  + " bytes: raise it with kafka-configs.sh --bootstrap-server HOST:PORT --alter"
                  + " --entity-type topics --entity-name news.articles"
                  + " --add-config max.message.bytes=1010000");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meta.properties",
        "bootstrap.checkpoint",
        "__cluster_metadata-0/00000000000000000000.log",
        "__cluster_metadata-0/quorum-state",
        "recovery-point-offset-checkpoint",
        "log-start-offset-checkpoint",
        "news.articles-0/partition.metadata",
      })
  void aDamagedFileIsOneLineThatNamesFolderAndRemedy(String name) throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      new Preparation(broker.connection(), CLOCK).topics();
    }
    Path file = folder.resolve("log").resolve(name);
    byte[] garbage = new byte[(int) Math.max(4096, Files.size(file))];
    new Random(7).nextBytes(garbage);
    Files.write(file, garbage);

    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      new Preparation(broker.connection(), CLOCK).topics(); // some damage Kafka repairs
    } catch (OperatorException e) {
      assertThat(e.code()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(e)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("--data")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void aFolderThatIsDeletedWhileItRunsIsAFailureWithARemedy() throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      Preparation preparation = new Preparation(broker.connection(), CLOCK);
      preparation.topics();
      assertThat(broker.failure()).isEmpty();
      Path logs = folder.resolve("log");
      Files.move(logs, folder.resolve("away"));
      Files.createFile(logs);
      await()
          .atMost(Duration.ofSeconds(240))
          .until(
              () -> {
                createTopic(broker);
                return broker.failure().isPresent();
              });
      assertThat(broker.failure().orElseThrow())
          .contains(folder.toString(), "it is a file, not a folder", "--data");
    }
  }

  private static void createTopic(EmbeddedBroker broker) {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrap(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                1000))) {
      admin.createTopics(List.of(new NewTopic("t" + System.nanoTime(), 1, (short) 1))).all().get();
    } catch (Exception e) {
      assertThat(e).isInstanceOf(ExecutionException.class);
    }
  }
}
