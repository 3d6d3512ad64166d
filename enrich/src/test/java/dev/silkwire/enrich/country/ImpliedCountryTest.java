package dev.silkwire.enrich.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpliedCountryTest {
  private static final CountryTagger TAGGER = new CountryTagger(Gazetteer.builtIn());
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();

  private final List<FoundPhrase> findings = new ArrayList<>();

  private List<CountryTag> tag(String title, String text, String home) {
    return tag(TAGGER, title, text, home);
  }

  private List<CountryTag> tag(CountryTagger tagger, String title, String text, String home) {
    List<Passage> passages = Passage.of(title, text, List.of());
    return tagger
        .tag(
            passages,
            List.of(List.of(), List.of()),
            LANGUAGES.of(null, "", text),
            new Outlet(null, null, home),
            () -> RepeatedLines.in(passages),
            findings::add)
        .countries();
  }

  private String about(String title, String text, String home) {
    return tag(title, text, home).stream()
        .filter(CountryTag::focus)
        .map(tag -> tag.code() + " " + String.join("+", tag.roles()))
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Rentenpaket beschlossen | Der Bundestag hat das Rentenpaket am Freitag beschlossen. || DE implied",
        "Blocked again | House Republicans blocked the bill, and the FBI was asked to look into threats. || US implied",
        "Votes counted | The Lok Sabha passed the bill by a voice vote after the BJP issued a whip. || IN implied",
        // What several share needs more of the same country, or much of it.
        "Senators object | Senators objected to the plan on Friday, and will vote again in a week. || ''",
        "Senators object | Senators objected to the plan on Friday, and the I.R.S. will pay. || US implied",
        "MPs object | MPs objected to the plan of the council on Friday, and will vote again. | GB | GB implied+publisher",
        // What is named in the title or the lead goes first.
        "Peru mourns | Peru mourned a poet on Friday. He once spoke in the Bundestag. || PE mentioned",
        // One that is named further down is backed by its institutions.
        "Bill passes | Lawmakers passed a spending bill on Thursday after hours of debate that went deep into the night. It now goes to the Senate, and then the White House will have its say. || US mentioned",
        "Recipes | Let the dough double, fold it, and put it in the cold overnight. || ''",
      })
  void institutionsImplyTheFocusCountry(String title, String text, String home, String expected) {
    assertThat(about(title, text, home)).isEqualTo(expected);
  }

  @Test
  void anImpliedCountryIsRolledUp() {
    CountryTagger tagger =
        new CountryTagger(Gazetteer.builtIn(), RollUp.of(List.of("HK=CN", "MO=CN")));
    List<CountryTag> tags =
        tag(tagger, "", "LegCo passed the bill on Friday, and LegCo will meet again.", null);
    assertThat(tags).extracting(CountryTag::code).containsExactly("CN");
    assertThat(tags.get(0).roles()).containsExactly(CountryTag.IMPLIED);
  }

  @Test
  void anImpliedCountryIsExplainedAndIsNotAMention() {
    CountryTag tag =
        tag("", "Der Bundestag hat das Rentenpaket am Freitag beschlossen.", null).get(0);
    assertThat(tag.mentioned()).isFalse();
    assertThat(tag.count()).isZero();
    assertThat(findings)
        .extracting(FoundPhrase::rule)
        .contains("belongs to a country without naming it");
  }
}
