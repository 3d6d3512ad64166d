package dev.silkwire.ingest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "en-US | The minister said on Monday that the work had begun. | en",
        "- | The minister said on Monday that the work had been done by the firm. | en",
        "en | 部长星期一表示工程已经开始。 | zh",
        "en | 大臣は月曜日に工事が始まったと述べた。 | ja",
        "- | 장관은 월요일 공사가 시작됐다고 말했다. | ko",
        "en-US | قال الوزير يوم الاثنين إن العمل قد بدأ. | ar",
        "fa-IR | وزیر روز دوشنبه گفت که کار آغاز شده است. | fa",
        "- | وزیر نے پیر کو کہا کہ کام شروع ہو گیا ہے، ٹھیک ہے۔ | ur",
        "- | Министр сказал в понедельник, что работы начались. | ru",
        "uk | Міністр сказав у понеділок, що роботи розпочалися. | uk",
        "- | Міністр сказав у понеділок, що їхні роботи вже розпочалися. | uk",
        "- | Le ministre a dit que les travaux de la route sont dans les temps pour une ouverture. | fr",
        "- | El ministro dijo que las obras de la carretera se hacen con fondos del estado para el puerto. | es",
        "- | Menteri mengatakan pada hari Senin bahwa pekerjaan itu telah dimulai di pelabuhan dan akan selesai. | id",
        "id_ID | Pekerjaan dimulai. | id",
        "no | Ministeren sa det. | nb",
        "- | 12345 | -",
        "xx | 12345 | -",
      })
  void metadataIsOutvotedByScriptAndWords(String claim, String text, String language) {
    assertThat(LanguageGuess.guess(claim == null ? List.of() : List.of(claim), text))
        .isEqualTo(language);
  }
}
