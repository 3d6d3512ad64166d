package dev.silkwire.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`Updated 5 September 2024, 17:30 / Published 3 September 2024, 10:15` |"
            + " 2024-09-03T10:15:00Z",
        "`Published 3 September 2024, 10:15. Updated 5 September 2024` | 2024-09-03T10:15:00Z",
        "`Updated 5 September 2024. First published 3 September 2024.` | 2024-09-03T00:00:00Z",
        "`Sept. 13, 2024 Updated: Sept. 15, 2024 8:05 p.m.` | 2024-09-13T00:00:00Z",
        "`Aktualisiert am 15.09.2024, 20:05 Uhr - Veröffentlicht am 13.09.2024` |"
            + " 2024-09-13T00:00:00Z",
        "`Mis à jour le 15 septembre 2024 à 20:05, publié le 13 septembre 2024 à 08:00` |"
            + " 2024-09-13T08:00:00Z",
        "`Published 11:30 PM EDT, Fri September 13, 2024` | 2024-09-14T03:30:00Z",
        "`13 September 2024 at 11:30` | 2024-09-13T11:30:00Z",
        "`Updated 5 September 2024` | 2024-09-05T00:00:00Z",
        "`Received 1 February 2024; accepted 16 August 2024` | null",
        "`Updated 5 September 2024, 17:30` | 2024-09-05T17:30:00Z"
      })
  void readsTheDateOfPublicationInALineNearTheHeadline(String line, String expected) {
    Extraction found = TestPage.read("", "<p class=date>" + line + "</p>");
    Extraction unmarked = TestPage.read("", "<p>" + line + "</p>");

    assertThat(String.valueOf(found.published().at())).isEqualTo(expected);
    assertThat(String.valueOf(unmarked.published().at())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0000-00-00T00:00:00",
    "0000-00-00 00:00:00",
    "0001-01-01T00:00:00Z",
    "1970-01-01T00:00:00+00:00",
    "1970-01-01",
    "0",
    "-62135596800"
  })
  void placeholdersAreNotDates(String placeholder) {
    String head =
        "<meta property=article:published_time content='"
            + placeholder
            + "'><meta property=article:modified_time content='"
            + placeholder
            + "'>";

    Extraction found = TestPage.read(head, "<p class=date>13 September 2024</p>");
    assertThat(found.published().date()).hasToString("2024-09-13");
    assertThat(found.modifiedAt()).isNull();
    assertThat(TestPage.read(head, "").published().at()).isNull();
  }
}
