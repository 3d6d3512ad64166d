package dev.silkwire.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredLanguageTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "en-US, -, en",
        "id_ID, -, id",
        "'pt-br, en', -, pt",
        "no, -, nb",
        "und, fr, fr",
        "-, uk-UA, uk",
        "english, -, -",
        "'', zh-Hans, zh",
        "-, -, -",
      })
  void theBaseOfTheFirstValidTagIsReturned(
      @Nullable String first, @Nullable String second, @Nullable String language) {
    assertThat(DeclaredLanguage.first(first, second)).isEqualTo(language);
  }
}
