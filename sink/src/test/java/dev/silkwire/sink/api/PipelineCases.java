package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Samples;
import org.junit.jupiter.api.Test;

/** Questions about how the pipeline is doing. */
interface PipelineCases extends Asking {
  @Test
  default void failingFeedsAreFirst() throws Exception {
    JsonNode answer = json("/api/feeds");

    assertThat(answer.findValuesAsText("id"))
        .containsExactly("ill", "silent", "gone", "new", "well");
    assertThat(answer.at("/feeds/0/health").asText()).isEqualTo("ill");
    assertThat(answer.at("/feeds/0/note").asText()).isEqualTo("answers 503");
    assertThat(answer.get("counts").toString())
        .isEqualTo("{\"gone\":1,\"ill\":1,\"silent\":1,\"waiting\":1,\"well\":1}");
    assertThat(json("/api/feeds?health=well").findValuesAsText("id")).containsExactly("well");
  }

  @Test
  default void aSilentFeedHasItsLastNewEntryAndItsUsualInterval() throws Exception {
    JsonNode silent = json("/api/feeds?health=silent").at("/feeds/0");

    assertThat(silent.get("id").asText()).isEqualTo("silent");
    assertThat(silent.get("silentSince").asText()).isEqualTo("2026-11-01T08:00:00Z");
    assertThat(silent.get("habit").asLong()).isEqualTo(7200);
  }

  @Test
  default void theStatusCountsRecords() throws Exception {
    JsonNode answer = json("/api/status");

    assertThat(answer.get("articles").asLong()).isEqualTo(4);
    assertThat(answer.get("duplicates").asLong()).isEqualTo(2);
    assertThat(answer.get("deadLetters").asLong()).isEqualTo(1);
    assertThat(answer.get("lastArticle").asText()).isEqualTo(Samples.FETCHED_AT.toString());
    assertThat(answer.at("/lag/news.articles").asLong()).isZero();
  }

  @Test
  default void deadLettersHaveAReasonAndAPreview() throws Exception {
    JsonNode letter = json("/api/dead-letters").at("/deadLetters/0");

    assertThat(letter.get("reason").asText()).contains("needs a text");
    assertThat(letter.get("preview").asText()).isEqualTo("{}");
    assertThat(letter.get("valueBytes").asInt()).isEqualTo(2);
  }

  @Test
  default void healthAndMetricsAreServed() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body())
        .isEqualTo("{\"status\":\"up\",\"stages\":[{\"stage\":\"sink\",\"status\":\"up\"}]}");
    assertThat(get("/metrics").body()).isEqualTo("up 1\n");
  }

  @Test
  default void theLedgerAccountsForEveryEntry() throws Exception {
    JsonNode ledger = json("/api/ledger");

    assertThat(ledger.at("/polls/balanced").asBoolean()).isTrue();
    assertThat(ledger.at("/polls/seen").asLong()).isEqualTo(4);
    assertThat(ledger.at("/rows/articles").asLong()).isEqualTo(4);
    assertThat(ledger.at("/rows").fieldNames())
        .as("tables that are small or have totals")
        .toIterable()
        .containsExactly(
            "articles",
            "dead_letters",
            "duplicates",
            "feed_status",
            "feeds",
            "initiatives",
            "mentions",
            "polls");
  }
}
