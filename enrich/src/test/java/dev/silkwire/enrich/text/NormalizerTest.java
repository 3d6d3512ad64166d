package dev.silkwire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "China\u00A0ASEAN | China ASEAN",
        "China\u2013ASEAN | China ASEAN",
        "China — ASEAN | China ASEAN",
        "“B&R” alliance | B&R alliance",
        "Xi\u2019an | Xi'an",
        "soft\u00ADhyphen | softhyphen",
        "zero\u200Bwidth | zerowidth",
        "IBM'sChina spokesman | IBM's China spokesman",
        "Inspur’sHong Kong unit | Inspur's Hong Kong unit",
        "in Beijing.The deal | in Beijing. The deal",
        "the U.S.A. | the U.S.A.",
        "ＩＢＭ　Ｃｈｉｎａ | IBM China",
        "Шёлковый путь | Шелковый путь",
        "مُبَادَرَة الحِزام | مبادره الحزام",
        "الصـــين | الصين",
        "إيران | ايران",
        "Cafe\u0301 | Café",
        "फ़ोरम | फोरम",
        "\u095Eोरम | फोरम",
        "উদ্\u09DFোগ | উদ্যোগ",
      })
  void normalizes(String text, String wanted) {
    assertThat(Normalizer.phrase(text)).isEqualTo(wanted);
  }

  @Test
  void spansMapToCodePointsOfTheOriginal() {
    String text = "😀 In 🇰🇪 Inspur’sHong\u00A0Kong";
    NormalText normal = Normalizer.normalize(text);
    int from = normal.cased(0, normal.length()).indexOf("Hong Kong");

    Span units = normal.inOriginal(from, from + "Hong Kong".length());
    Span points = normal.codePoints(units);

    assertThat(text.substring(units.start(), units.end())).isEqualTo("Hong\u00A0Kong");
    int[] codePoints = text.codePoints().toArray();
    assertThat(new String(codePoints, points.start(), points.length())).isEqualTo("Hong\u00A0Kong");
  }

  @Test
  void foldingNeverChangesTheLength() {
    NormalText normal = Normalizer.normalize("İstanbul ve Çin");
    assertThat(normal.folded(0, normal.length())).hasSize("İstanbul ve Çin".length());
  }

  @Test
  void anEmptyTextStaysEmpty() {
    assertThat(Normalizer.normalize("").length()).isZero();
  }
}
