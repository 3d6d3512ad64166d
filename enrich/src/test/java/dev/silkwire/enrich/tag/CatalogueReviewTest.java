package dev.silkwire.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.CatalogueFile;
import dev.silkwire.enrich.initiative.CatalogueFile.Valid;
import dev.silkwire.enrich.rules.FileProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReviewTest {
  private static final Gazetteer GAZETTEER = Gazetteer.builtIn();

  private static List<FileProblem> problems(String entries) throws IOException {
    byte[] yaml = ("initiatives:\n" + entries).getBytes(StandardCharsets.UTF_8);
    Valid read = (Valid) CatalogueFile.read(new ByteArrayInputStream(yaml));
    return CatalogueReview.of(read.catalogue(), read.lines(), GAZETTEER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en: [corridor] | single word in small letters",
        "en: [Kenya] | name of a place or its people",
        "en: [Chinese] | name of a place or its people",
        "en: [Lagos] | name of a place or its people",
        "en: [XY] | too short",
        "names: {zh: [中国]} | name of a place or its people",
        "acronyms: [{form: ABC, ambiguous: false}] | counts anywhere",
        "acronyms: [{form: ABC, ambiguous: true}] | has no context",
        "contextual: [{phrase: the plan}] | requires nothing",
      })
  void problemsAreReportedWithTheirLine(String form, String reason) throws IOException {
    assertThat(problems("- id: heron-canal\n  name: Heron Canal\n  " + form + "\n"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.reason()).contains("'heron-canal'").contains(reason);
            });
  }

  @Test
  void sharedFormsAndSimilarIdsAreReported() throws IOException {
    List<FileProblem> problems =
        problems(
            """
            - {id: heron-canal, name: Heron Canal, en: [Heron Canal]}
            - {id: heron-canals, name: Heron Canals, en: [Heron-Canal, Heron Canals]}
            - {id: heron-2025, name: Heron 2025, en: [Heron 2025]}
            - {id: heron-2030, name: Heron 2030, en: [Heron 2030]}
            """);

    assertThat(problems)
        .extracting(FileProblem::toString)
        .containsExactly(
            "line 2: 'heron-canal': form 'heron canal' is shared by heron-canal and heron-canals: only the first is found",
            "line 3: 'heron-canals': id looks like 'heron-canal': is it the same?");
  }

  @Test
  void theBuiltInCatalogueHasNoProblems() {
    assertThat(CatalogueReview.of(Catalogue.builtIn(), Map.of(), GAZETTEER)).isEmpty();
  }
}
