package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.group.FeedAssignment;
import dev.silkwire.ingest.group.GroupMembership;
import dev.silkwire.ingest.metrics.IngestMetrics;
import dev.silkwire.ingest.publish.ArticlePublisher;
import dev.silkwire.ingest.publish.FeedPartition;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.publish.RejectedArticles;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka fences an instance whose partitions were assigned to another. */
class FencingIT {
  private static final Feed FEED = Feed.of("https://news.example/feed.xml");
  private static final Feed SLEEPING_DRAUGHT = Feed.of("https://news.example/draught.xml");

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Preparation preparation;
  private Topicwise topics;

  @BeforeEach
  void open() throws IOException {
    broker = EmbeddedBroker.start(folder, 0);
    preparation = new Preparation(broker.connection(), InstantSource.system());
    preparation.topics();
    preparation.feeds(List.of(FEED));
    topics = new Topicwise(broker.bootstrap());
  }

  @AfterEach
  void close() {
    topics.close();
    broker.close();
  }

  @Test
  void anInstanceWhoseSessionExpiredWritesNothing() throws Exception {
    try (Member sleeper = new Member("a");
        Member other = new Member("b")) {
      sleeper.start();
      sleeper.awaitFeed();
      sleeper.publish(Samples.rawArticle("before"));
      topics.await(Topics.RAW_ARTICLES, table -> table.containsKey("before"));

      preparation.feeds(List.of(SLEEPING_DRAUGHT));
      sleeper.awaitSleep();
      expel("a");
      other.start();
      other.awaitFeed();
      sleeper.submit(Samples.rawArticle("stale"));
      other.publish(Samples.rawArticle("after"));
      sleeper.publisher.flush(Duration.ofSeconds(3));
      assertThat(topics.table(Topics.RAW_ARTICLES)).containsOnlyKeys("before", "after");

      sleeper.wake();
      sleeper.awaitLoss();
      sleeper.publisher.flush(Duration.ofMinutes(4));
      assertThat(topics.table(Topics.RAW_ARTICLES)).containsOnlyKeys("before", "after");
      assertThat(sleeper.publisher.healthy()).isTrue();
    }
  }

  /** Removes a member from the group, as the broker does when its session expires. */
  private void expel(String instance) throws Exception {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()))) {
      admin
          .removeMembersFromConsumerGroup(
              FeedAssignment.GROUP,
              new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(instance))))
          .all()
          .get();
    }
  }

  /** An instance that falls asleep over one of its feeds, while its writer stays awake. */
  private final class Member implements FeedPartition, FeedAssignment.Listener, AutoCloseable {
    private final String name;
    private final GroupMembership membership = new GroupMembership();
    private final ArticlePublisher publisher;
    private final Semaphore feeds = new Semaphore(0);
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch awake = new CountDownLatch(1);
    private final CountDownLatch loss = new CountDownLatch(1);
    private volatile boolean ours;
    private @Nullable FeedAssignment assignment;

    Member(String name) {
      this.name = name;
      this.publisher =
          ArticlePublisher.start(
              broker.connection(),
              name,
              membership,
              32 << 20,
              InstantSource.system(),
              new IngestMetrics(new SimpleMeterRegistry()));
    }

    void start() {
      assignment =
          FeedAssignment.start(
              broker.connection(),
              name,
              Duration.ofSeconds(30),
              membership,
              this,
              consumer -> {},
              InstantSource.system());
    }

    void awaitFeed() throws InterruptedException {
      assertThat(feeds.tryAcquire(4, TimeUnit.MINUTES)).isTrue();
    }

    void awaitSleep() throws InterruptedException {
      assertThat(asleep.await(4, TimeUnit.MINUTES)).isTrue();
    }

    void awaitLoss() throws InterruptedException {
      assertThat(loss.await(4, TimeUnit.MINUTES)).isTrue();
    }

    void wake() {
      awake.countDown();
    }

    void publish(RawArticle article) {
      submit(article);
      publisher.flush(Duration.ofMinutes(4));
    }

    @Override
    public int number() {
      return 0;
    }

    @Override
    public boolean isOwned() {
      return ours;
    }

    void submit(RawArticle article) {
      CompressedFeedStatus status = CompressedFeedStatus.of(Samples.feedStatus(), List.of());
      publisher.submit(
          new PollBatch(FEED.id(), List.of(article), null, status), this, new RejectedArticles());
    }

    @Override
    public void feedAssigned(
        int partition, Feed feed, CompressedFeedStatus.@Nullable Opened status) {
      if (feed.equals(FEED)) {
        ours = true;
        feeds.release();
      } else if (name.equals("a") && asleep.getCount() > 0) {
        asleep.countDown();
        try {
          awake.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void feedRemoved(int partition, String feedId, boolean hasStatus) {}

    @Override
    public void partitionRevoked(int partition) {}

    @Override
    public void partitionLost(int partition) {
      ours = false;
      loss.countDown();
    }

    @Override
    public void close() {
      wake();
      if (assignment != null) {
        assignment.close();
      }
      publisher.close();
    }
  }
}
