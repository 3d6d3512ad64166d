package dev.silkwire.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.published.PublicationDates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseListTest {
  private final PhraseList updated = new PhraseList(PublicationDates.class, "updated-phrases.txt");

  @ParameterizedTest
  @CsvSource({
    "'Updated 5 May 2026', true, true",
    "'LAST UPDATED: 5 May', true, true",
    "'— Обновлено 5 мая', true, true",
    "'5 May 2026, updated', true, false",
    "'outdated, and preupdated', false, false",
    "'', false, false"
  })
  void aPhraseMatchesAtTheStartOfAWord(String text, boolean in, boolean begins) {
    assertThat(updated.isIn(text)).isEqualTo(in);
    assertThat(updated.isAtStartOf(text)).isEqualTo(begins);
  }

  @Test
  void nearReturnsTheTextOnBothSides() {
    String far = "x".repeat(80);

    assertThat(updated.near(far + " updated " + far))
        .isEqualTo("x".repeat(59) + " updated " + "x".repeat(59));
  }
}
