package dev.silkwire.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Evidence;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Mention.Sentence;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.language.DocumentLanguage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaggerTest {
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();
  private static final Tagger TAGGER = Tagger.of(Catalogue.builtIn());

  private static Tagger.Tags tag(String title, String text, String... captions) {
    return TAGGER.tag(
        new Tagger.Document(title, text, List.of(captions), null, Outlet.UNKNOWN)
            .detect(LANGUAGES));
  }

  private static String counts(Tagger.Tags tags) {
    Map<String, Integer> counts = new TreeMap<>();
    tags.initiatives().forEach(i -> counts.put(i.id(), i.count()));
    return counts.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Belt and Road Initiative grew. | {bri=1}",
        "Chinese lenders back the Belt-and-Road Initiative. | {bri=1}",
        "Economies in the Belt and Road, or B&R, Initiative met. | {bri=1}",
        "The Digital Silk Road (DSR) grew, and the DSR label sells. | {digital-silk-road=2}",
        "The 'B&R' Digital Economy Strategic Alliance began. | {br-digital-economy-strategic-alliance=1}",
        "The “B&R” Digital Economy Strategic Alliance began. | {br-digital-economy-strategic-alliance=1}",
        "The Belt and Road Forum for International Cooperation opened. | {belt-and-road-forum=1}",
        "The China\u00A0ASEAN Information Harbor opened. | {china-asean-information-harbor=1}",
        "He restored a DSR 125 and drove it to the fair. | {}",
        "The debt-service ratio (DSR) rose in China last year. | {}",
        "BRI lending to China rose. | {bri=1}",
        "Bank Rakyat Indonesia (BRI) opened a branch in Beijing. | {}",
        "He wore a belt and road shoes. | {}",
        "A campaign for seat belt and road safety began in China. | {}",
        "The belt and road initiative of China grew. | {bri=1}",
        "Hong Kong trades with Digital China Holdings, a strategy firm. | {}",
        "Saudi Arabia published its Vision 2030. | {saudi-vision-2030=1}",
        "Jamaica published its Vision 2030. | {}",
        "The central bank digital currency was tested by the PBoC. | {e-cny=1}",
        "The central bank digital currency was tested by the ECB. | {}",
        "China grew. The uses of digital currency are many. | {}",
        "The PBoC spoke. It tested its digital currency. | {e-cny=1}",
        "Azerbaijan laid the Digital Silk Way cable. | {digital-silk-way=1}",
        "La nouvelle route de la soie passe par Djibouti. | {bri=1}",
        "La stratégie « Chine numérique » entre en vigueur. | {digital-china=1}",
        "La Chine numérique fascine les photographes. | {}",
        "La estrategia China Digital avanza. | {digital-china=1}",
        "Un libro sobre la vida en la China digital. | {}",
        "La Iniciativa de la Franja y la Ruta llega al Perú. | {bri=1}",
        "A Rota da Seda Digital chega ao Brasil. | {digital-silk-road=1}",
        "Die Neue Seidenstraße führt durch Kasachstan. | {bri=1}",
        "Jalur Sutra Digital menjangkau Indonesia. | {digital-silk-road=1}",
        "В рамках Цифрового шёлкового пути строят линию. | {digital-silk-road=1}",
        "Страны «Одного пояса, одного пути» встретились. | {bri=1}",
        "ضمن طريق الحرير الرقمي ومبادرة الحزام والطريق | {bri=1, digital-silk-road=1}",
        "共建“一带一路”倡议和数字丝绸之路 | {bri=1, digital-silk-road=1}",
        "中国—东盟信息港启动 | {china-asean-information-harbor=1}",
        "デジタルシルクロード構想と一帯一路 | {bri=1, digital-silk-road=1}",
        "일대일로는 계속된다 | {bri=1}",
        "Con đường tơ lụa số đến Việt Nam | {digital-silk-road=1}",
        "ڈیجیٹل سلک روڈ منصوبہ | {digital-silk-road=1}",
      })
  void findsTheMentionedInitiatives(String text, String wanted) {
    assertThat(counts(tag("", text))).isEqualTo(wanted);
  }

  @Test
  void evidenceOffsetsAreCodePointsOfTheField() {
    String text = "😀😀 Der Hafen. 🇨🇳 The Digital\u00A0Silk Road reached 𠮷野.";
    InitiativeTag tag = tag("", text).initiatives().get(0);
    Evidence evidence = tag.mentions().get(0);
    int[] points = text.codePoints().toArray();

    assertThat(new String(points, evidence.start(), evidence.end() - evidence.start()))
        .isEqualTo(evidence.surface())
        .isEqualTo("Digital\u00A0Silk Road");
    assertThat(evidence.field()).isEqualTo(Evidence.Field.TEXT);
    assertThat(evidence.language()).isEqualTo("en");
  }

  @Test
  void sentencesHighlightTheMentions() {
    String text = "Nothing here. 😀 The Digital Silk Road, Kenya says, is open. Nor here.";
    Sentence sentence = tag("", text).sentences().get("digital-silk-road").get(0);
    int[] points = sentence.text().codePoints().toArray();
    var highlight = sentence.highlights().get(0);

    assertThat(sentence.text()).contains("Kenya says").doesNotContain("Nothing");
    assertThat(new String(points, highlight.start(), highlight.end() - highlight.start()))
        .isEqualTo("Digital Silk Road");
    assertThat(text.codePoints().toArray()[sentence.start()]).isEqualTo(points[0]);
  }

  @Test
  void aCaptionCountsUnlessItRepeatsTheText() {
    String text =
        "Officials from four countries opened the Digital Silk Road centre in Lamu on Monday.";

    assertThat(counts(tag("", text, "The Global Gateway stand"))).contains("global-gateway=1");
    assertThat(counts(tag("", text, text + " [Photo]"))).isEqualTo("{digital-silk-road=1}");
  }

  @Test
  void aCountryInTheNameOfAnInitiativeIsNotAMention() {
    Tagger.Tags tags = tag("", "The China-Pakistan Economic Corridor reached Kabul.");

    assertThat(tags.countries()).extracting("code").containsExactly("AF");
  }

  @Test
  void mentionsInTheTitleCount() {
    assertThat(counts(tag("Digital Silk Road forum", "It opened.")))
        .isEqualTo("{digital-silk-road=1}");
  }

  @Test
  void regularExpressionsMatchEveryScript() {
    Initiative plan =
        new Initiative(
            "plan",
            "Plan",
            null,
            null,
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of("fr", "[Pp]lans? Soleil", "uk", "[Пп]лан\\p{L}* Сонце"),
            List.of(),
            null);
    Tagger tagger = Tagger.of(Catalogue.of(List.of(plan)));

    assertThat(List.of("Les plans Soleil avancent.", "Про плани Сонце говорили."))
        .allSatisfy(
            text ->
                assertThat(
                        counts(
                            tagger.tag(
                                new Tagger.Document("", text, List.of(), null, Outlet.UNKNOWN)
                                    .detect(LANGUAGES))))
                    .isEqualTo("{plan=1}"));
  }

  @Test
  void aReplacedCatalogueTagsLikeANewTagger() {
    Catalogue whole = Catalogue.builtIn();
    Initiative bri = Objects.requireNonNull(whole.entry("bri"));
    Tagger.Document article =
        new Tagger.Document(
                "", "The Belt and Road Initiative met e-CNY.", List.of(), "en", Outlet.UNKNOWN)
            .detect(LANGUAGES);

    Tagger one = TAGGER.with(Catalogue.of(List.of(bri)));

    assertThat(counts(TAGGER.tag(article))).isEqualTo("{bri=1, e-cny=1}");
    assertThat(counts(one.tag(article))).isEqualTo("{bri=1}");
    assertThat(one.with(whole).tag(article)).isEqualTo(TAGGER.tag(article));
    assertThat(counts(one.with(Catalogue.EMPTY).tag(article))).isEqualTo("{}");
  }
}
