package dev.silkwire.enrich.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FocusCountryTest {
  private static final CountryTagger TAGGER = new CountryTagger(Gazetteer.builtIn());

  private static String about(String language, @Nullable String home, String title, String text) {
    List<Passage> passages = Passage.of(title, text, List.of());
    return TAGGER
        .tag(
            passages,
            List.of(List.of(), List.of()),
            language,
            new Outlet(null, null, home),
            () -> RepeatedLines.in(passages),
            FoundPhrase.IGNORE)
        .countries()
        .stream()
        .filter(CountryTag::focus)
        .map(CountryTag::code)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Troops, owners, weapons and descent.
        "HT | en || Kenyan police clear road | Kenyan police cleared a road in Haiti. A Kenyan was hurt.",
        "CD | en || Chinese mine floods | A Chinese mine in Congo flooded. The Chinese owner paid.",
        "SD | en || Turkish drone hits market | A Turkish drone hit a market in Sudan. Turkish parts were found.",
        "GB | en | GB | Nigerian star scores | The Nigerian striker scored twice. England may call him up.",
        // Origin in words of each language.
        "DE | de || Retter aus Syrien | Ein Mann aus Syrien hat in Deutschland ein Kind gerettet. Er kam aus Syrien zu Fuß.",
        "NL | nl || Arbeiders uit Polen | Arbeiders uit Polen slapen in Nederland op straat. Mensen uit Polen klagen.",
        "SE | sv || Svetsare från Polen | En svetsare från Polen dog i Sverige. Han kom från Polen i maj.",
        "PL | pl || Turyści z Ukrainy | Turyści z Ukrainy utknęli w Polsce. Autokar z Ukrainy nie przyjechał.",
        "JP | ja || ベトナム人に感謝状 | 日本の警察はベトナム人の男性に感謝状を贈った。ベトナム人は喜んだ。",
        "TW | zh || 越南移工救人 | 一名越南移工在台灣救起釣客。越南移工獲表揚。",
        "VN | vi || Công ty Nhật Bản mở xưởng | Công ty Nhật Bản mở xưởng ở Việt Nam. Công ty Nhật Bản trả lương cao.",
        "KR | ko || 네팔 출신 셰르파 구조 | 네팔 출신의 셰르파가 한국에서 등산객을 구했다. 네팔 출신의 그는 서울에 산다.",
        "BR | pt || Refugiada da Síria abre padaria | Uma refugiada da Síria abriu uma padaria no Brasil. As refugiadas da Síria ajudam.",
        "ES | es || Un barrio de familias llegadas de Perú | Las familias llegadas de Perú viven en España. Llegaron en mayo.",
        // An office makes the adjective a state's.
        "BR FR | en || French president lands | The French president landed in Brazil. Brazil and the French president signed.",
        "BR FR | fr || Le président français atterrit | Le président français est arrivé au Brésil. Le Brésil attend du président français un traité.",
        "BR DE | de || Deutscher Kanzler landet | Der deutsche Kanzler traf in Brasilien ein. Brasilien will dem deutschen Kanzler Soja verkaufen.",
        "DE GM | en || German court jails killer | A German court jailed a man from Gambia. German prosecutors want more of Gambia.",
        "DE IL | de || Berlin liefert Israel Waffen | Berlin liefert Israel wieder Waffen. Israels Minister dankte. Berlin hatte gezögert.",
        // A country named often is a subject although the lead does not name it.
        "ID MY | en || Leader in Kuala Lumpur | The president met the king in Malaysia on a journey of three days that ended with a dinner for two hundred. Indonesia gave rice. Indonesia gave oil. Indonesia gave thanks.",
        // Places of origin give way to institutions, the outlet's country and the place of filing.
        "NL | nl || Poolse arbeiders klagen | Poolse arbeiders slapen in auto's. De Tweede Kamer debatteert dinsdag, zegt de FNV.",
        "AR | es | AR | Récord de petróleo | La producción alcanzó un récord en octubre, según el informe que difundió el gobernador el martes por la tarde. YPF exportará más. La Argentina paga a un fondo de Estados Unidos ante un juez de Nueva York.",
        "MG | en || Colonel sworn in | ANTANANARIVO, Madagascar — A colonel was sworn in as president of the island on Friday after his rival had fled on a French plane. The rival may be in Dubai.",
        // Nothing else is named.
        "SY | en || Syrian poet wins prize | A Syrian poet won a prize for her second book.",
        // Towns named after others.
        "US | en || Athens weighs curfew | Commissioners in Athens, Georgia, will vote on a curfew. Downtown Athens is loud.",
        "US | en || Lobstermen protest | PORTLAND, Maine — Lobstermen packed a hearing here on Tuesday to protest against a rule that would make them throw back smaller lobsters. Buyers may turn to Canada.",
        "KR US | en || Raid in Georgia | South Korea protested after the raid in Georgia. South Korea sent a plane. The United States will look at visas.",
      })
  void findsTheFocusCountries(
      String countries, String language, @Nullable String home, String title, String text) {
    assertThat(about(language, home, title, text)).isEqualTo(countries);
  }
}
