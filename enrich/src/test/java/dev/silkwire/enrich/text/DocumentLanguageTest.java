package dev.silkwire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLanguageTest {
  private final DocumentLanguage languages = new DocumentLanguage();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "en | Kenya signed a deal on Monday with its neighbours | en",
        "en-GB | Kenya signed a deal on Monday | en-GB",
        "en | 一座由中国企业参与建设的数据中心近日投入运营 | zh",
        "en | デジタルシルクロードの新しいデータセンターが稼働した | ja",
        "- | 데이터 센터가 문을 열었다 | ko",
        "- | Казахстан и Киргизия договорились построить линию | ru",
        "- | Україна та її сусіди збудують нову лінію зв'язку | uk",
        "- | أعلنت السعودية ومصر عن مشروع مشترك | ar",
        "- | چین کے ساتھ ڈیجیٹل سلک روڈ کا معاہدہ ہے | ur",
        "- | Le projet relève de la route de la soie et des ports | fr",
        "- | El puerto de Chancay estrenó un sistema de aduanas con las empresas | es",
        "- | Bank sentral dan pemerintah mulai menguji pembayaran untuk warga di kota itu | id",
        "- | Die Bahn und das Kabel werden von der Firma gebaut | de",
        "- | xyz | -",
        "de | 12345 | de",
      })
  void scriptAndSmallWordsDecideWhereNobodySaid(String declared, String text, String wanted) {
    assertThat(languages.of(declared, text)).isEqualTo(wanted);
  }
}
