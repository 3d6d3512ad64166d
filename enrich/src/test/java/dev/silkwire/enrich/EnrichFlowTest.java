package dev.silkwire.enrich;

import static dev.silkwire.enrich.Readings.STORY;
import static dev.silkwire.enrich.Readings.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.CloudEventHeaders;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrichFlowTest {
  private Flow flow;

  @BeforeEach
  void start() {
    flow = Flow.started();
  }

  @AfterEach
  void stop() {
    flow.close();
  }

  @Test
  void aNewArticleIsPublishedWithItsTagsMentionsAndTotals() {
    flow.read(Readings.of("first", STORY));

    Article article = flow.articles().row(id("first"));
    assertThat(article.revision()).isEqualTo(1);
    assertThat(article.storyId()).isEqualTo(id("first"));
    assertThat(article.initiatives()).extracting("id").containsExactly("digital-silk-road");
    Mention mention = flow.mentions().row(Mention.key(id("first"), "digital-silk-road"));
    assertThat(mention.count()).isEqualTo(1);
    assertThat(mention.sentences()).hasSize(1);
    assertThat(mention.countries()).contains("KE", "DJ");
    assertThat(flow.total("KE", "digital-silk-road"))
        .isEqualTo(
            new CountryDay(
                "KE", "digital-silk-road", Readings.DAY.toString(), 1, 1, 1, 1, Flow.START));
    assertThat(flow.total("KE", "*").mentions()).isEqualTo(2);
    assertThat(flow.duplicates().rows()).isEmpty();
    assertThat(flow.deadLetters().rows()).isEmpty();
  }

  @Test
  void anUnchangedArticleChangesNothing() {
    flow.read(Readings.of("first", STORY));
    flow.articles();
    flow.read(Readings.of("first", STORY));

    assertThat(flow.articles().records()).hasSize(1);
    assertThat(flow.count("unchanged")).isEqualTo(1);
    assertThat(flow.total("KE", "*").stories()).isEqualTo(1);
  }

  @Test
  void aRevisionWithoutAMentionDecreasesTheTotals() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("first", STORY.replace("the Digital Silk Road", "Global Gateway")));

    assertThat(flow.articles().row(id("first")).revision()).isEqualTo(2);
    assertThat(flow.mentions().rows().keySet())
        .containsExactly(Mention.key(id("first"), "global-gateway"));
    assertThat(flow.total("KE", "digital-silk-road"))
        .isEqualTo(
            new CountryDay(
                "KE", "digital-silk-road", Readings.DAY.toString(), 0, 0, 0, 0, Flow.START));
    assertThat(flow.total("KE", "global-gateway").stories()).isEqualTo(1);
    assertThat(flow.total("KE", "*").stories()).isEqualTo(1);
  }

  @Test
  void aRevisionWithAnotherDateMovesToItsDay() {
    flow.read(Readings.of("first", STORY));
    flow.read(Readings.of("first", "Title of first", STORY, Readings.DAY.plusDays(1), Flow.START));

    assertThat(flow.total("KE", "*").stories()).isZero();
    String next = CountryDay.key("KE", "*", Readings.DAY.plusDays(1).toString());
    assertThat(flow.countryDays().row(next).stories()).isEqualTo(1);
  }

  @Test
  void anArticleWithoutADateIsCountedAsUndated() {
    flow.read(Readings.of("first", "Title", STORY, null, Flow.START));

    String key = CountryDay.key("KE", "*", Published.UNDATED);
    assertThat(flow.countryDays().row(key).stories()).isEqualTo(1);
  }

  @Test
  void anInvalidRecordBecomesADeadLetterWithItsBytes() {
    byte[] broken = "{\"id\": \"x\", \"url\": ".getBytes(UTF_8);
    flow.bytes("x", broken);
    flow.bytes("y", null);
    flow.bytes("z", JsonSerde.of(RawArticle.class).serialize("", Readings.of("a", STORY)));
    flow.read(Readings.of("first", STORY));

    Map<String, DeadLetter> letters = flow.deadLetters().rows();
    assertThat(letters).containsOnlyKeys("x", "y", "z");
    assertThat(Base64.getDecoder().decode(letters.get("x").value())).isEqualTo(broken);
    assertThat(letters.get("x").stage()).isEqualTo("enrich");
    assertThat(letters.get("y").reason()).isEqualTo("no value");
    assertThat(letters.get("z").reason()).contains("key");
    assertThat(flow.articles().rows()).containsOnlyKeys(id("first"));
    assertThat(flow.count("refused")).isEqualTo(3);
  }

  @Test
  void recordsCarryTraceContextAndCloudEventHeaders() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    RawArticle article = Readings.of("first", STORY);
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", trace.getBytes(UTF_8));
    headers.add("ce_type", "dev.silkwire.raw-article.v1".getBytes(UTF_8));
    flow.record(
        new TestRecord<>(
            article.id(),
            JsonSerde.of(RawArticle.class).serialize("", article),
            headers,
            Flow.START));

    List.of(flow.articles(), flow.mentions(), flow.countryDays())
        .forEach(
            table ->
                assertThat(table.records())
                    .isNotEmpty()
                    .allSatisfy(
                        r -> {
                          assertThat(CloudEventHeaders.text(r.headers(), "traceparent"))
                              .isEqualTo(trace);
                          assertThat(CloudEventHeaders.text(r.headers(), "ce_source"))
                              .isEqualTo("/enrich");
                        }));
    assertThat(CloudEventHeaders.text(flow.articles().records().get(0).headers(), "ce_type"))
        .isEqualTo("dev.silkwire.article.v1");
  }
}
