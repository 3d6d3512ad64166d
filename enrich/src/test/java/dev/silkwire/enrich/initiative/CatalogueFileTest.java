package dev.silkwire.enrich.initiative;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.initiative.CatalogueFile.Invalid;
import dev.silkwire.enrich.initiative.CatalogueFile.Result;
import dev.silkwire.enrich.initiative.CatalogueFile.Valid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTest {
  private static final String VALID =
      """
      initiatives:
      - id: a-plan
        name: A Plan
        en: ["A Plan"]
      """;

  private static Result read(String yaml) throws IOException {
    return CatalogueFile.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
  }

  @Test
  void aValidFileIsACatalogue() throws IOException {
    assertThat(read(VALID))
        .isInstanceOfSatisfying(
            Valid.class, g -> assertThat(g.catalogue().entry("a-plan").name()).isEqualTo("A Plan"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {id: b, name: B, en: [B], famly: x} | 5 | unknown key 'famly'",
        "- {id: b, name: B, acronyms: [{frm: B}]} | 5 | unknown key 'frm' in acronyms",
        "- {id: a-plan, name: B, en: [B]} | 5 | 'a-plan' is already defined on line 2",
        "- {id: b, en: [B]} | 5 | 'b' has no name",
        "- {id: B b, name: B, en: [B]} | 5 | an id is lower-case",
        "- {id: b, name: B, regex: {ru: '(('}} | 5 | 'b' has a regex that cannot be used: missing closing )",
        "- {id: b, name: B, en: [B], parent: zz} | 5 | has an unknown parent: zz",
        "- {id: b, name: B} | 5 | has no form",
        "- {id: b, name: B, en: 7x, since: soon} | 5 | 'b' cannot be read",
        "- b | 5 | not an entry",
        "- {id: b | 5 | not YAML",
      })
  void problemsAreReportedWithTheirLine(String line, int number, String reason) throws IOException {
    assertThat(read(VALID + line + "\n"))
        .isInstanceOfSatisfying(
            Invalid.class,
            b ->
                assertThat(b.problems())
                    .anySatisfy(
                        c -> {
                          assertThat(c.reason()).contains(reason);
                          assertThat(c.line()).isBetween(number, number + 1);
                        }));
  }

  @Test
  void anEmptyFileIsInvalid() throws IOException {
    assertThat(read("")).isInstanceOf(Invalid.class);
  }

  @Test
  void aWrittenCatalogueIsReadUnchanged() throws IOException {
    Catalogue catalogue = Catalogue.builtIn();
    assertThat(read(CatalogueFile.write(catalogue)))
        .isInstanceOfSatisfying(Valid.class, g -> assertThat(g.catalogue()).isEqualTo(catalogue));
  }

  @Test
  void theBuiltInCatalogueIsComplete() {
    assertThat(Catalogue.builtIn().initiatives()).hasSizeGreaterThanOrEqualTo(111);
    assertThat(Catalogue.builtIn().entry("digital-silk-road").names())
        .containsKeys("zh-Hans", "ar");
  }

  @Test
  void changesListAddedChangedAndRemovedEntries() {
    Initiative plan = entry("plan", "Plan");
    Initiative old = entry("old", "Old");
    CatalogueChanges changes =
        CatalogueChanges.between(
            Map.of("plan", entry("plan", "Plam"), "old", old),
            Catalogue.of(java.util.List.of(plan, entry("new", "New"))));

    assertThat(changes.added()).extracting(Initiative::id).containsExactly("new");
    assertThat(changes.changed()).containsExactly(plan);
    assertThat(changes.removed()).containsExactly("old");
    assertThat(changes.keepingOthers().removed()).isEmpty();
  }

  private static Initiative entry(String id, String name) {
    return new Initiative(
        id, name, null, null, null, null, null, null, null, null, null, null, null, null);
  }
}
