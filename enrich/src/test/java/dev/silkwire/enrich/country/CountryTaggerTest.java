package dev.silkwire.enrich.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryTaggerTest {
  private static final CountryTagger TAGGER = new CountryTagger(Gazetteer.builtIn());
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();

  private static List<CountryTag> tag(String title, String text, String outletCountry) {
    return places(TAGGER, title, text, outletCountry).countries();
  }

  private static CountriesAndRegions places(
      CountryTagger tagger, String title, String text, String home) {
    List<Passage> passages = Passage.of(title, text, List.of());
    return tagger.tag(
        passages,
        List.of(List.of(), List.of()),
        LANGUAGES.of(null, "", text),
        new Outlet(null, null, home),
        () -> RepeatedLines.in(passages),
        FoundPhrase.IGNORE);
  }

  private static String mentioned(String text) {
    return tag("", text, null).stream()
        .filter(CountryTag::mentioned)
        .map(CountryTag::code)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static CountryTag of(List<CountryTag> tags, String code) {
    return tags.stream().filter(t -> t.code().equals(code)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Names that contain others.
        "Guinea-Bissau, Guinea and Equatorial Guinea met | GN GQ GW",
        "Papua New Guinea is far | PG",
        "Niger and Nigeria met | NE NG",
        "Nigerien and Nigerian soldiers | NE NG",
        "The Democratic Republic of the Congo spoke | CD",
        "The Republic of the Congo spoke | CG",
        "Congo said so | CD",
        "Brazzaville answered, and Congolese papers printed it | CG",
        "South Sudan sent observers; Sudan did not | SD SS",
        "Dominica signed what the Dominican Republic studies | DM DO",
        "South Korea and North Korea | KP KR",
        "Korea said so | KR",
        "Pyongyang says Korean troops marched | KP",
        "American Samoa and Samoa | AS WS",
        "Northern Ireland | GB",
        "New Mexico | US",
        "New England | US",
        "Inner Mongolia | CN",
        "Taiwan, China | TW",
        "Hong Kong and Macau | HK MO",
        // People.
        "Michael Jordan won | ''",
        "Mr. Israel spoke | ''",
        "Chad Johnson ran | ''",
        "Paris Hilton came | ''",
        "Bristol Palin came | ''",
        "He flew to Jordan | JO",
        "Jordan Peterson spoke, and Jordan left | ''",
        "Leaders of Jordan, Egypt and Iraq | EG IQ JO",
        // Case.
        "a roast turkey on a china plate | ''",
        "Turkey and Greece | GR TR",
        "he told us | ''",
        "he told the US | US",
        "LET US GO NOW | ''",
        // States.
        "The fair moves to Lebanon, Tennessee | US",
        "Riders from across Georgia filled the Atlanta hall | US",
        "Georgia and Russia signed in Tbilisi | GE RU",
        "Georgia and Armenia signed | AM GE",
        "in Moscow, Idaho | US",
        "in Paris, Texas | US",
        "in Birmingham, Ala., on Monday | US",
        "in London, Ontario | CA",
        "in London, Ky., on Monday; London police said | US",
        "in Tbilisi, Georgia | GE",
        "in Athens, Georgia | US",
        "in Hyderabad, Pakistan | PK",
        "the Aleutian Islands | ''",
        // What hides places.
        "the South China Sea | ''",
        "the Indian Ocean | ''",
        "the Gulf of Mexico | ''",
        "a Turkish bath with French fries | ''",
        "3.3 billion U.S. dollars | ''",
        "paid in Hong Kong dollars and Swiss francs | ''",
        "the Bank of China and China Unicom | ''",
        "wrote the China Daily and the Times of India | ''",
        "ASEAN, the European Union and Latin America | ''",
        // Metonyms and regions.
        "the Kremlin and the White House | RU US",
        "officials in Nanning, Guangxi | CN",
        "Crimean ports | UA",
        // Other scripts and languages.
        "中国移动和几内亚比绍 | GW",
        "内蒙古与蒙古国 | CN MN",
        "印度尼西亚和印度洋 | ID",
        "发展中国家 | ''",
        "刚果（金）与中非共和国 | CD CF",
        "中美两国 | CN US",
        "新疆与阿拉木图 | CN KZ",
        "日本とタイの自動車 | JP TH",
        "タイヤの会社 | ''",
        "중국과 한국은 | CN KR",
        "Казахстану и Киргизией поможет Китай | CN KG KZ",
        "в Саудовской Аравии и российских городах | RU SA",
        "السعودية ومصر والإمارات والأردن | AE EG JO SA",
        "للصين وبالهند | CN IN",
        "La France et l’Égypte avec les opérateurs djiboutiens | DJ EG FR",
        "Las autoridades peruanas y el puerto de Chile con la China | CL CN PE",
        "Das Kabel von der türkischen Firma wird mit den Chinesen gebaut | CN TR",
        "Bank sentral di Indonesia dan platform dari Tiongkok untuk Singapura | CN ID SG",
        "Firmy z Chin i Rosji działają w Polsce oraz w Niemczech, a także na Ukrainie | CN DE PL RU UA",
        "Společnost z Číny a Německa podepsala smlouvu, která se týká také Vietnamu | CN DE VN",
        "Yritys Kiinasta ja Venäjältä avasi toimiston, joka on myös Suomessa ja Turkissa | CN FI RU TR",
        "A cég Kínában és Németországban is nyitott irodát, mint Iránnal szerint | CN DE IR",
        "Tvrtka iz Kine i Rusije koja je otvorila ured u Hrvatskoj, kao što se kaže | CN HR RU",
        "Çin'in şirketi ile Türkiye'de daha çok yatırım için Rusya'ya gitti | CN RU TR",
        "Die Delegation aus China besuchte die Häfen Frankreichs und der Türkei mit | CN FR TR",
        "החברה מסין ומרוסיה פתחה משרד בישראל ולהודו | CN IL IN RU",
        // Languages are no countries.
        "She spoke in French, and he answered in Chinese. | ''",
        "in Chinese and Russian cities | CN RU",
        "in French hospitals | FR",
        "a Spanish-speaking crew | ''",
        "El ministro que habla inglés dijo que las obras en chino se leen | ''",
        "El ministro de las obras habló con los empresarios chinos | CN",
        "Chính phủ Việt Nam và các công ty của Trung Quốc cho biết | CN VN",
      })
  void findsTheMentionedCountries(String text, String wanted) {
    assertThat(mentioned(text)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NANNING, Sept. 14 (Xinhua) -- The forum opened in Laos. | CN | LA",
        "PARIS - The forum opened in Laos. | FR | LA",
        "Moscow (Reuters) - The forum opened in Laos. | RU | LA",
        "新华社北京11月3日电 老挝论坛开幕。 | CN | LA",
        "МОСКВА, 3 ноября — В Лаосе открыли форум. | RU | LA",
      })
  void aDatelineIsARoleButNotAMention(String text, String filedFrom, String mentioned) {
    List<CountryTag> tags = tag("", text, null);

    assertThat(of(tags, filedFrom).roles()).containsExactly(CountryTag.DATELINE);
    assertThat(of(tags, filedFrom).count()).isZero();
    assertThat(of(tags, mentioned).roles()).containsExactly(CountryTag.MENTIONED);
  }

  @Test
  void theOutletsCountryIsARoleButNotAMention() {
    List<CountryTag> tags = tag("", "Peru voted.", "DE");

    assertThat(of(tags, "DE").roles()).containsExactly(CountryTag.PUBLISHER);
    assertThat(of(tags, "DE").count()).isZero();
  }

  @Test
  void kindsCountHowACountryIsMentioned() {
    CountryTag china =
        of(
            tag("", "China's Beijing, Chinese Shenzhen and Guangxi; the Bank of China.", null),
            "CN");

    assertThat(china.kinds())
        .containsEntry("name", 1)
        .containsEntry("capital", 1)
        .containsEntry("demonym", 1)
        .containsEntry("city", 1)
        .containsEntry("region", 1)
        .containsEntry("org_embedded", 1);
    assertThat(china.count()).isEqualTo(5);
  }

  @Test
  void theFocusIsTheCountryWithTheHighestScore() {
    List<CountryTag> tags =
        tag(
            "Laos opens tender",
            "Laos has opened a tender.\nThailand and Vietnam may be connected to Vientiane.",
            null);

    assertThat(of(tags, "LA").focus()).isTrue();
    assertThat(of(tags, "TH").focus()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ASEAN and the European Union met | asean=1 eu=1",
        "the EU, Brussels said, and the EU | eu=3",
        "Latin American and Central Asian leaders | central-asia=1 latin-america=1",
        "South Africa and the Central African Republic | ''",
        "the Korean Peninsula | korean-peninsula=1",
        "Страны Центральной Азии | central-asia=1",
        "东南亚与欧盟 | eu=1 southeast-asia=1",
      })
  void groupsOfCountriesAreTaggedAsRegions(String text, String wanted) {
    String regions =
        places(TAGGER, "", text, null).regions().stream()
            .map(r -> r.id() + "=" + r.count())
            .sorted()
            .collect(Collectors.joining(" "));

    assertThat(regions).isEqualTo(wanted);
  }

  @Test
  void aRollUpCountsHongKongAsChina() {
    CountryTagger rolledUp =
        new CountryTagger(Gazetteer.builtIn(), RollUp.of(List.of("HK=CN", "MO=CN")));
    List<CountryTag> tags =
        places(rolledUp, "", "Hong Kong, Macao, Taiwan and Beijing spoke.", "HK").countries();

    assertThat(tags).extracting(CountryTag::code).containsExactly("CN", "TW");
    assertThat(of(tags, "CN").count()).isEqualTo(3);
    assertThat(of(tags, "CN").roles()).containsExactly(CountryTag.MENTIONED, CountryTag.PUBLISHER);
  }

  @Test
  void anInvalidRollUpIsRejected() {
    assertThatThrownBy(() -> RollUp.of(List.of("HK->CN")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HK=CN");
  }

  @Test
  void aSingleMentionMayBeTheFocus() {
    assertThat(tag("", "It rained in Peru.", null).get(0).focus()).isTrue();
  }
}
