package dev.silkwire.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.DeadLetter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayRuleTest {
  private static DeadLetter letter(String stage, String topic, String key) {
    Instant at = Instant.parse("2026-11-30T12:00:00Z");
    return DeadLetter.of(stage, "reason", topic, 0, 7, key, new byte[3], at);
  }

  @Test
  void aRawArticleOfEnrichCanBeReplayed() {
    assertThat(ReplayRule.refusal(letter("enrich", "news.raw-articles", "a"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sink,   news.articles,     a, silkwire reset sink --topic news.articles --yes",
    "enrich, news.retags,       a, silkwire retag",
    "ingest, news.feeds,        a, silkwire feeds import",
    "enrich, news.initiatives,  a, silkwire catalogue import",
    "enrich, silkwire-enrich-copies-repartition, a, only Silkwire writes",
    "enrich, news.raw-articles,  , it has no key",
  })
  void aRefusalNamesTheRemedy(String stage, String topic, String key, String remedy) {
    assertThat(ReplayRule.refusal(letter(stage, topic, key)).orElseThrow()).contains(remedy);
  }
}
