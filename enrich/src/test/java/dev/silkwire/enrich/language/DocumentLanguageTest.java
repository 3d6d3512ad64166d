package dev.silkwire.enrich.language;

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
        "- | Firma podpisała umowę, która nie dotyczy tego, co się stało w tym roku | pl",
        "- | Společnost podepsala smlouvu, která se týká také další linky | cs",
        "- | Yritys avasi toimiston, joka on myös kaupungissa | fi",
        "- | A cég irodát nyitott, és az épület is új | hu",
        "- | Şirket ile daha çok yatırım için yeni bir ofis açıldı | tr",
        "- | Компанията подписа договор за строежа на новата линия, който ще е готов и през лятото | bg",
        "- | Қазақстан және Қытай арасында жаңа желі туралы келісім бар | kk",
        "- | شرکت چینی با ایران قرارداد امضا کرد که در تهران است | fa",
        "- | भारत और चीन के बीच समझौता हुआ है | hi",
        "- | Kampuni hiyo ilisema kwamba mkataba wa bandari na reli ni wa nchi | sw",
        "en_US | Kenya signed a deal | en_US",
        "und | Kenya signed a deal with the port and the city | en",
        "not a tag | Kenya signed a deal with the port and the city | en",
        "- | xyz | -",
        "de | 12345 | de",
      })
  void scriptAndFunctionWordsDecideWithoutADeclaration(
      String declared, String text, String wanted) {
    assertThat(languages.of(declared, "", text)).isEqualTo(wanted);
  }
}
