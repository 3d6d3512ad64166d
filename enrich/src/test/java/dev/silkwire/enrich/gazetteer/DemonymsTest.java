package dev.silkwire.enrich.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.tag.Tagger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemonymsTest {
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();
  private static final Tagger TAGGER = Tagger.of(Catalogue.builtIn());

  record Row(String language, String text, String countries) {
    static Row of(String line) {
      List<String> columns = RuleFile.columns(line);
      return new Row(columns.get(0), columns.get(1), columns.get(2));
    }
  }

  static Stream<Row> rows() {
    return RuleFile.lines("/country/demonym-sentences.tsv").stream().map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsTheCountryOfInflectedDemonyms(Row row) {
    var report =
        new Tagger.Document("", row.text(), List.of(), row.language(), Outlet.UNKNOWN)
            .detect(LANGUAGES);

    assertThat(
            TAGGER.tag(report).countries().stream()
                .map(CountryTag::code)
                .collect(Collectors.toSet()))
        .isEqualTo(row.countries().equals("-") ? Set.of() : Set.of(row.countries().split(" ")));
  }
}
