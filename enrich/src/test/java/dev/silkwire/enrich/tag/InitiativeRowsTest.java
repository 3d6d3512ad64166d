package dev.silkwire.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.rules.RuleFile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Labelled sentences and reports in many languages, one per row. {@code bench/InitiativeScore}
 * counts over the same.
 */
class InitiativeRowsTest {
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();
  private static final Tagger TAGGER = Tagger.of(Catalogue.builtIn());

  record Row(String language, String feature, String ids, String text) {
    static Row of(String line) {
      List<String> columns = RuleFile.columns(line);
      return new Row(columns.get(0), columns.get(1), columns.get(2), columns.get(3));
    }
  }

  static Stream<Row> rows() {
    return Stream.of("rows", "reports", "reports-2", "reports-3", "reports-4", "reports-5")
        .flatMap(file -> RuleFile.lines("/initiative/" + file + ".tsv").stream())
        .map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsTheLabelledInitiatives(Row row) {
    Tagger.Document report =
        new Tagger.Document("", row.text(), List.of(), null, Outlet.UNKNOWN).detect(LANGUAGES);
    String found =
        TAGGER.tag(report).initiatives().stream()
            .map(InitiativeTag::id)
            .sorted()
            .collect(Collectors.joining("|"));

    assertThat(found.isEmpty() ? "-" : found).isEqualTo(sorted(row.ids()));
  }

  private static String sorted(String ids) {
    return Stream.of(ids.split("\\|")).sorted().collect(Collectors.joining("|"));
  }
}
