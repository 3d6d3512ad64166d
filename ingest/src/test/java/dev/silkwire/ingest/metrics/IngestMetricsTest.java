package dev.silkwire.ingest.metrics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.ingest.fetch.FetchRequest.Purpose;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.ConnectionPool;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestMetricsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final IngestMetrics metrics = new IngestMetrics(registry);

  @ParameterizedTest
  @CsvSource({
    "200, 2xx",
    "304, 3xx",
    "301, 3xx",
    "429, 4xx",
    "599, 5xx",
    "999, other",
    "100, other",
    "0, none"
  })
  void aResponseIsCountedByTheClassOfItsStatus(int status, String label) {
    metrics.exchanged(Purpose.FEED, status, Duration.ofMillis(1));

    assertThat(registry.get("silkwire.ingest.responses").tag("status", label).counter().count())
        .isOne();
  }

  @Test
  void anExchangeIsTimedByItsPurpose() {
    metrics.exchanged(Purpose.PAGE, 200, Duration.ofSeconds(3));

    assertThat(registry.get("silkwire.ingest.fetch").tag("kind", "page").timer().max(SECONDS))
        .isEqualTo(3);
    assertThat(registry.get("silkwire.ingest.fetch").tag("kind", "feed").timer().count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "silkwire.ingest.fetch, kind, feed hub page robots",
    "silkwire.ingest.responses, status, 2xx 3xx 4xx 5xx none other",
    "silkwire.ingest.polls, outcome, broken failed gone not-modified ok rate-limited refused"
        + " unreadable",
    "silkwire.ingest.entries, result, bad-address bad-scheme bot-wall bug cookie-wall"
        + " duplicate-in-feed no-article no-link not-html page-failed page-gone paywall published"
        + " reader-died record-refused refused refused-address robots too-large too-many unchanged",
    "silkwire.ingest.pushes, result, accepted busy ended slow too-large too-many unknown unsigned"
        + " wrong-signature",
    "silkwire.ingest.records.refused, topic, news.feed-status news.polls news.raw-articles"
  })
  void eachValueOfALabelIsPresentFromTheStart(String meter, String label, String values) {
    assertThat(labels(meter, label)).containsExactly(values.split(" "));
  }

  @Test
  void theConnectionPoolsAreNumbered() {
    metrics.connections(List.of(new ConnectionPool(), new ConnectionPool()));

    assertThat(labels("okhttp.pool.connection.count", "pool")).containsExactly("0", "1");
  }

  @Test
  void aConsumerIsMeasuredUntilAnotherReplacesIt() {
    try (Consumer<?, ?> first = consumer("first");
        Consumer<?, ?> second = consumer("second")) {
      metrics.consumer(first);
      metrics.consumer(second);
      assertThat(labels("kafka.consumer.connection.count", "client.id")).containsExactly("second");
    }

    metrics.close();

    assertThat(labels("kafka.consumer.connection.count", "client.id")).isEmpty();
  }

  private static Consumer<?, ?> consumer(String client) {
    return new KafkaConsumer<>(
        KafkaConnection.to("127.0.0.1:1").settings(Map.of("client.id", client)),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private Set<String> labels(String meter, String label) {
    return registry.find(meter).meters().stream()
        .map(m -> String.valueOf(m.getId().getTag(label)))
        .collect(toCollection(TreeSet::new));
  }
}
