package dev.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.CloudEventHeaders;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ContractTest {
  static final List<Topic<?>> topics = Topics.ALL;

  @ParameterizedTest
  @FieldSource("topics")
  void aRecordMatchesItsSchemaAndSurvivesARoundTrip(Topic<?> topic) {
    assertRoundTrip(topic);
  }

  private static <V> void assertRoundTrip(Topic<V> topic) {
    V sample = topic.type().cast(Samples.of(topic));
    byte[] bytes = topic.values().serializer().serialize(topic.name(), sample);
    SchemaCheck.assertValid(topic, bytes);
    assertThat(topic.values().deserializer().deserialize(topic.name(), bytes)).isEqualTo(sample);
  }

  @ParameterizedTest
  @FieldSource("topics")
  void valuesAreRecords(Topic<?> topic) {
    assertThat(topic.type()).isRecord();
  }

  @ParameterizedTest
  @FieldSource("topics")
  void theSchemaListsExactlyTheSerializedFields(Topic<?> topic) throws IOException {
    var written = Json.mapper().valueToTree(Samples.of(topic));
    try (InputStream in = ContractTest.class.getResourceAsStream(topic.schemaResource())) {
      var schema = Json.mapper().readTree(in).get("properties");
      assertThat(schema.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrderElementsOf(() -> written.fieldNames());
    }
  }

  @ParameterizedTest
  @FieldSource("topics")
  void unknownFieldsAreIgnored(Topic<?> topic) throws IOException {
    ObjectNode node = Json.mapper().valueToTree(Samples.of(topic));
    node.put("fromTheFuture", true);
    byte[] bytes = Json.mapper().writeValueAsBytes(node);
    assertThat(topic.values().deserializer().deserialize(topic.name(), bytes))
        .isEqualTo(Samples.of(topic));
  }

  @ParameterizedTest
  @FieldSource("topics")
  void aTombstoneStaysNull(Topic<?> topic) {
    assertThat(topic.values().deserializer().deserialize(topic.name(), null)).isNull();
    assertThat(topic.values().serializer().serialize(topic.name(), null)).isNull();
  }

  @Test
  void aRecordWithoutARequiredFieldIsRejectedWithTheReason() {
    assertThatThrownBy(
            () -> Topics.RAW_ARTICLES.values().deserializer().deserialize("t", "{}".getBytes()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("an article needs an id");
  }

  @Test
  void aPollThatDoesNotAddUpIsRejected() {
    Poll p = Samples.poll();
    assertThatThrownBy(
            () ->
                new Poll(
                    p.feedId(),
                    p.url(),
                    p.kind(),
                    p.startedAt(),
                    1,
                    "ok",
                    null,
                    200,
                    1,
                    5,
                    1,
                    1,
                    Map.of(),
                    p.nextPoll()))
        .hasMessageContaining("does not add up");
  }

  @Test
  void anArticleWithASuspectDateIsCountedAsUndated() {
    Published real = Samples.published();
    var suspect =
        new Published(real.at(), real.date(), real.offset(), real.precision(), real.source(), true);
    assertThat(real.day()).isEqualTo("2026-10-20");
    assertThat(suspect.day()).isEqualTo(Published.UNDATED);
  }

  @Test
  void headersDescribeTheRecordAndKeepTheTrace() {
    var headers = new RecordHeaders();
    CloudEventHeaders.put(headers, Topics.RAW_ARTICLES, "k", Samples.FETCHED_AT, "/ingest");
    String trace = CloudEventHeaders.text(headers, "traceparent");
    CloudEventHeaders.put(headers, Topics.ARTICLES, "k", Samples.FETCHED_AT, "/enrich");
    assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(CloudEventHeaders.text(headers, "traceparent")).isEqualTo(trace);
    assertThat(CloudEventHeaders.text(headers, "ce_type")).isEqualTo("dev.silkwire.article.v1");
    assertThat(headers.headers("ce_type")).hasSize(1);
  }

  @Test
  void theContentHashDoesNotDependOnTheArrival() {
    RawArticle a = Samples.rawArticle();
    var later =
        new RawArticle(
            a.id(),
            a.url(),
            a.canonicalUrl(),
            a.outlet(),
            a.feed(),
            a.title(),
            a.text(),
            a.captions(),
            a.authors(),
            a.language(),
            a.published(),
            null,
            a.fetchedAt().plusSeconds(60),
            "page");
    assertThat(later.contentHash()).isEqualTo(a.contentHash());
  }
}
