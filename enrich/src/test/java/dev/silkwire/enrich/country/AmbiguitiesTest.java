package dev.silkwire.enrich.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ambiguous place names: names with other meanings, and names of several places. */
class AmbiguitiesTest {
  private static final double FOCUS_GOAL = 0.95;
  private static final CountryTagger TAGGER = new CountryTagger(Gazetteer.builtIn());
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();

  static Stream<List<String>> ambiguities() {
    return RuleFile.lines("/country/ambiguities.tsv").stream().map(RuleFile::columns);
  }

  private static String countries(String title, String text, Predicate<CountryTag> wanted) {
    List<Passage> passages = Passage.of(title, text, List.of());
    String language = text.codePointAt(0) > 0x3000 ? "zh" : LANGUAGES.of(null, "", text);
    CountriesAndRegions places =
        TAGGER.tag(
            passages,
            List.of(List.of(), List.of()),
            language,
            Outlet.UNKNOWN,
            () -> RepeatedLines.in(passages),
            FoundPhrase.IGNORE);
    return places.countries().stream()
        .filter(wanted)
        .map(CountryTag::code)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @MethodSource("ambiguities")
  void ambiguousNamesAreResolved(List<String> row) {
    String found = countries("", row.get(0), CountryTag::mentioned);

    assertThat(found.isEmpty() ? "-" : found).isEqualTo(row.get(1));
  }

  @Test
  void focusCountriesMatchTheLabels() {
    List<List<String>> reports =
        RuleFile.lines("/country/focus.tsv").stream().map(RuleFile::columns).toList();
    List<String> failures =
        reports.stream()
            .filter(r -> !countries(r.get(1), r.get(2), CountryTag::focus).equals(r.get(0)))
            .map(r -> r + " but " + countries(r.get(1), r.get(2), CountryTag::focus))
            .toList();

    assertThat((double) (reports.size() - failures.size()) / reports.size())
        .as(() -> String.join("\n", failures))
        .isGreaterThanOrEqualTo(FOCUS_GOAL);
  }
}
