package dev.silkwire.enrich.country;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Labelled reports of about six sentences, one per row. {@code bench/FocusScore} counts over the
 * same.
 */
class FocusReportsTest {
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();
  private static final Tagger TAGGER = Tagger.of(Catalogue.builtIn());
  private static final double MIN_EXACT = 0.85;
  private static final double MIN_PARTIAL = 0.95;

  record Report(String outlet, Set<String> countries, String title, String text) {
    static Report of(String line) {
      List<String> columns = RuleFile.columns(line);
      String countries = columns.get(2);
      return new Report(
          columns.get(1),
          countries.equals("-") ? Set.of() : Set.of(countries.split(" ")),
          columns.get(3),
          columns.get(4).replace(" ¶ ", "\n"));
    }

    Set<String> found() {
      Outlet from = new Outlet("Outlet", null, outlet.isEmpty() ? null : outlet);
      return TAGGER
          .tag(new Tagger.Document(title, text, List.of(), null, from).detect(LANGUAGES))
          .countries()
          .stream()
          .filter(CountryTag::focus)
          .map(CountryTag::code)
          .collect(Collectors.toSet());
    }

    boolean isExact() {
      return found().equals(countries);
    }

    boolean isPartial() {
      return isExact() || found().stream().anyMatch(countries::contains);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reports",
        "reports-2",
        "reports-3",
        "reports-4",
        "reports-5",
        "reports-6",
        "reports-7",
        "reports-8"
      })
  void focusCountriesMatchTheLabels(String file) {
    List<Report> reports =
        RuleFile.lines("/country/" + file + ".tsv").stream().map(Report::of).toList();

    assertThat(share(reports.stream().filter(Report::isExact).count(), reports))
        .isGreaterThanOrEqualTo(MIN_EXACT);
    assertThat(share(reports.stream().filter(Report::isPartial).count(), reports))
        .isGreaterThanOrEqualTo(MIN_PARTIAL);
  }

  private static double share(long matched, List<Report> reports) {
    return (double) matched / reports.size();
  }
}
