package dev.silkwire.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Feed;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.IngestConfig;
import dev.silkwire.ingest.IngestMain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A poll that an exception ends is a failed poll: accounted for, and tried again. */
class BrokenPollIT {
  private static final int SECONDS = 240;
  private static final byte[] FEED_BYTES =
      "<rss version='2.0'><channel><title>T</title></channel></rss>".getBytes(UTF_8);

  @TempDir Path folder;
  private final CountDownLatch threePolls = new CountDownLatch(3);
  private EmbeddedBroker broker;
  private HttpServer outlet;
  private Topicwise topics;
  private Feed feed;

  @BeforeEach
  void open() throws IOException {
    broker = EmbeddedBroker.start(folder, 0);
    outlet = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    outlet.createContext(
        "/feed",
        exchange -> {
          threePolls.countDown();
          exchange.getResponseHeaders().add("ETag", "\"caf\u00e9\"");
          exchange.getResponseHeaders().add("Last-Modified", "y\u00e9sterday");
          exchange.sendResponseHeaders(200, FEED_BYTES.length);
          exchange.getResponseBody().write(FEED_BYTES);
          exchange.close();
        });
    outlet.start();
    feed = Feed.of("http://127.0.0.1:" + outlet.getAddress().getPort() + "/feed");
    Preparation preparation = new Preparation(broker.connection(), InstantSource.system());
    preparation.topics();
    preparation.feeds(List.of(feed));
    topics = new Topicwise(broker.bootstrap());
  }

  @AfterEach
  void close() {
    topics.close();
    outlet.stop(0);
    broker.close();
  }

  @Test
  void aFeedWithValidatorsThatHttpForbidsGoesOnBeingPolled() throws Exception {
    try (IngestMain ingest = ingest("Silkwire/test")) {
      assertThat(threePolls.await(SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(ingest.healthy()).isTrue();
    }
  }

  /** No header may hold such a name, so every request of this instance throws. */
  @Test
  void aPollThatThrowsIsAccountedForAndRepeatedWithBackOff() {
    try (IngestMain ingest = ingest("Silkw\u00efre")) {
      FeedStatus status =
          topics
              .await(
                  Topics.FEED_STATUS,
                  t -> t.containsKey(feed.id()) && t.get(feed.id()).failures() > 1)
              .get(feed.id());
      Poll poll = topics.table(Topics.POLLS).get(feed.id());

      assertThat(status.outcome()).isEqualTo("broken");
      assertThat(status.note()).contains("IllegalArgumentException");
      assertThat(status.nextPoll()).isAfter(status.lastPoll());
      assertThat(poll.outcome()).isEqualTo("broken");
      assertThat(ingest.healthy()).isTrue();
    }
  }

  private IngestMain ingest(String userAgent) {
    Map<String, Object> settings =
        Map.of(
            "kafka",
            broker.connection(),
            "allow",
            List.of("127.0.0.1/32"),
            "every",
            "PT1S",
            "userAgent",
            userAgent);
    return IngestMain.start(
        Json.mapper().convertValue(settings, IngestConfig.class), new SimpleMeterRegistry());
  }
}
