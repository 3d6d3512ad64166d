package dev.silkwire.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Published;
import dev.silkwire.ingest.date.DateReader;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateChoiceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final DateReader dates = new DateReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | - | - | -",
        "json-ld 2026-11-20T08:00Z | 2026-11-21T09:00Z | 2026-11-20T08:00:00Z | false",
        "- | 2026-11-21T09:00Z | 2026-11-21T09:00:00Z | false",
        "text 2026-11-01 | 2026-11-21T09:00Z | 2026-11-21T09:00:00Z | false",
        "meta 2026-11-21 | 2026-11-21T09:00Z | 2026-11-21T09:00:00Z | false",
        "meta 2026-11-20 | 2026-11-21T09:00Z | 2026-11-20T00:00:00Z | false",
        "label 2015-09-15 15:21 | 2015-09-15T15:21+08:00 | 2015-09-15T07:21:00Z | false",
        "meta 2099-01-01 | 2026-11-21T09:00Z | 2026-11-21T09:00:00Z | false",
        "- | 2099-01-01T00:00Z | 2099-01-01T00:00:00Z | true",
        "- | 1970-01-01T00:00Z | 1970-01-01T00:00:00Z | true",
        "- | 2026-11-23T09:59Z | 2026-11-23T09:59:00Z | false",
      })
  void theMoreReliableDateIsChosenAndSuspectDatesAreMarked(
      String page, String feed, String at, Boolean suspect) {
    Published chosen = DateChoice.of(ofPage(page), read(feed, "feed"), NOW);

    assertThat(chosen.at()).isEqualTo(at == null ? null : Instant.parse(at));
    assertThat(chosen.suspect()).isEqualTo(suspect != null && suspect);
  }

  private Published ofPage(String text) {
    return text == null
        ? Published.UNKNOWN
        : read(text.substring(text.indexOf(' ')), text.substring(0, text.indexOf(' ')));
  }

  private Published read(String text, String source) {
    return dates.read(text).map(d -> d.published(source)).orElse(Published.UNKNOWN);
  }
}
