package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topic;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that Kafka refuses is left out by name; everything beside it is written. */
class OversizeIT {
  private static final long QUEUE_BYTES = 32 << 20;
  private static final Feed FEED = Feed.of("https://news.example/feed.xml");
  private static final int LARGEST = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RejectedArticles refused = new RejectedArticles();
  private EmbeddedBroker broker;
  private Topicwise topics;
  private FeedAssignment assignment;
  private ArticlePublisher publisher;

  @BeforeEach
  void open() throws Exception {
    broker = EmbeddedBroker.start(folder, 0);
    Preparation preparation = new Preparation(broker.connection(), InstantSource.system());
    preparation.topics();
    preparation.feeds(List.of(FEED));
    topics = new Topicwise(broker.bootstrap());
    GroupMembership membership = new GroupMembership();
    publisher =
        ArticlePublisher.start(
            broker.connection(),
            "a",
            membership,
            QUEUE_BYTES,
            InstantSource.system(),
            new IngestMetrics(meters));
    Joined joined = new Joined();
    assignment =
        FeedAssignment.start(
            broker.connection(),
            "a",
            Duration.ofSeconds(30),
            membership,
            joined,
            consumer -> {},
            InstantSource.system());
    assertThat(joined.owned.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void close() {
    assignment.close();
    publisher.close();
    topics.close();
    broker.close();
  }

  @Test
  void anArticleThatTheBrokerRejectsIsSkippedAndAllOthersAreWritten() throws Exception {
    limit(Topics.RAW_ARTICLES, LARGEST);
    limit(Topics.DEAD_LETTERS, LARGEST);

    submit(part("1", "a", "b"));
    submit(part("2", "c", "large", "d"));
    submit(part("3", "e", "f"));
    publisher.flush(PATIENCE);

    assertThat(topics.table(Topics.RAW_ARTICLES)).containsOnlyKeys("a", "b", "c", "d", "e", "f");
    Poll poll = topics.table(Topics.POLLS).get("2");
    assertThat(poll.seen()).isEqualTo(3);
    assertThat(poll.published()).isEqualTo(2);
    assertThat(poll.skipped()).isEqualTo(Map.of("too-large", 1));
    assertThat(remembered("2")).containsExactly("c published", "large too-large", "d published");
    DeadLetter letter = topics.table(Topics.DEAD_LETTERS).get("large");
    assertThat(letter.stage()).isEqualTo("ingest");
    assertThat(letter.topic()).isEqualTo("news.raw-articles");
    assertThat(letter.value()).as("the letter with it is refused as well").isNull();
    assertThat(
            meters
                .get("silkwire.ingest.records.refused")
                .tag("topic", "news.raw-articles")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(publisher.healthy()).isTrue();
  }

  @Test
  void theDeadLetterContainsTheBeginningOfTheValue() throws Exception {
    limit(Topics.RAW_ARTICLES, LARGEST);

    submit(part("1", "large"));
    publisher.flush(PATIENCE);

    DeadLetter letter = topics.table(Topics.DEAD_LETTERS).get("large");
    assertThat(letter.value()).isNotNull();
    assertThat(letter.valueBytes()).isGreaterThan(LARGEST);
    assertThat(topics.table(Topics.POLLS)).containsOnlyKeys("1");
  }

  @Test
  void aQueuedBatchDoesNotRecordTheRejectedArticleAsPublished() throws Exception {
    limit(Topics.RAW_ARTICLES, LARGEST);

    PollBatch first = part("1", "a", "large");
    submit(first);
    submit(new PollBatch("1", List.of(), null, first.status()));
    publisher.flush(PATIENCE);

    assertThat(remembered("1")).containsExactly("a published", "large too-large");
  }

  @Test
  void aStateThatTheBrokerRejectsDoesNotBlockTheArticles() throws Exception {
    limit(Topics.FEED_STATUS, 100);

    submit(part("1", "a"));
    submit(part("2", "b"));
    publisher.flush(PATIENCE);

    assertThat(topics.table(Topics.RAW_ARTICLES)).containsOnlyKeys("a", "b");
    assertThat(topics.table(Topics.POLLS)).containsOnlyKeys("1", "2");
    assertThat(publisher.healthy()).isTrue();
  }

  private void submit(PollBatch part) {
    publisher.submit(part, new Owned(0), refused);
  }

  private List<String> remembered(String feed) {
    return topics.table(Topics.FEED_STATUS).get(feed).entries().stream()
        .map(e -> e.articleId() + " " + (e.textHash() == null ? e.result() : "published"))
        .toList();
  }

  private static PollBatch part(String feed, String... ids) {
    List<RawArticle> articles = List.of(ids).stream().map(OversizeIT::article).toList();
    List<KnownEntry> entries = articles.stream().map(OversizeIT::entry).toList();
    FeedStatus head = Samples.feedStatus();
    Poll poll = Samples.poll();
    return new PollBatch(
        feed,
        articles,
        new Poll(
            poll.feedId(),
            poll.url(),
            poll.kind(),
            poll.startedAt(),
            1,
            "ok",
            null,
            200,
            1,
            ids.length,
            ids.length,
            0,
            Map.of(),
            poll.nextPoll()),
        CompressedFeedStatus.of(head, entries));
  }

  private static KnownEntry entry(RawArticle article) {
    return KnownEntry.builder(article.id(), article.url(), "0", "published", article.fetchedAt(), 1)
        .textHash(article.contentHash())
        .build();
  }

  /** Letters in an order that nothing compresses to less than the limit. */
  private static RawArticle article(String id) {
    RawArticle sample = Samples.rawArticle(id);
    if (!id.equals("large")) {
      return sample;
    }
    String text =
        new Random(1)
            .ints(5L * LARGEST, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new RawArticle(
        id,
        sample.url(),
        sample.canonicalUrl(),
        sample.outlet(),
        sample.feed(),
        sample.title(),
        text,
        List.of(),
        List.of(),
        null,
        sample.published(),
        null,
        sample.fetchedAt(),
        "page");
  }

  private void limit(Topic<?> topic, int bytes) throws Exception {
    ConfigEntry entry =
        new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                  List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  /** Waits until the group has given us the feed. */
  private static final class Joined implements FeedAssignment.Listener {
    private final CountDownLatch owned = new CountDownLatch(1);

    @Override
    public void feedAssigned(
        int partition, Feed feed, CompressedFeedStatus.@Nullable Opened status) {
      owned.countDown();
    }

    @Override
    public void feedRemoved(int partition, String feedId, boolean hasStatus) {}

    @Override
    public void partitionRevoked(int partition) {}

    @Override
    public void partitionLost(int partition) {}
  }

  /** A partition that this instance never loses. */
  private record Owned(int number) implements FeedPartition {
    @Override
    public boolean isOwned() {
      return true;
    }
  }
}
