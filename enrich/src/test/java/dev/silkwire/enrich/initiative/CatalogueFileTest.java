package dev.silkwire.enrich.initiative;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Initiative;
import dev.silkwire.enrich.initiative.CatalogueFile.Bad;
import dev.silkwire.enrich.initiative.CatalogueFile.Good;
import dev.silkwire.enrich.initiative.CatalogueFile.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTest {
  private static final String GOOD =
      """
      initiatives:
      - id: a-plan
        name: A Plan
        en: ["A Plan"]
      """;

  private static Reading read(String yaml) throws IOException {
    return CatalogueFile.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
  }

  @Test
  void aGoodFileIsACatalogue() throws IOException {
    assertThat(read(GOOD))
        .isInstanceOfSatisfying(
            Good.class, g -> assertThat(g.catalogue().entry("a-plan").name()).isEqualTo("A Plan"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {id: b, name: B, en: [B], famly: x} | 5 | unknown key 'famly'",
        "- {id: b, name: B, acronyms: [{frm: B}]} | 5 | unknown key 'frm' in acronyms",
        "- {id: a-plan, name: B, en: [B]} | 5 | 'a-plan' stands on line 2 already",
        "- {id: b, en: [B]} | 5 | 'b' has no name",
        "- {id: B b, name: B, en: [B]} | 5 | an id is lower-case",
        "- {id: b, name: B, regex: {ru: '(('}} | 5 | 'b' has a regex that cannot be used: missing closing )",
        "- {id: b, name: B, en: [B], parent: zz} | 5 | has a parent that is not here: zz",
        "- {id: b, name: B} | 5 | has no form",
        "- {id: b, name: B, en: 7x, since: soon} | 5 | 'b' cannot be read",
        "- b | 5 | not an entry",
        "- {id: b | 5 | not YAML",
      })
  void whatIsWrongIsSaidWithItsLine(String line, int number, String reason) throws IOException {
    assertThat(read(GOOD + line + "\n"))
        .isInstanceOfSatisfying(
            Bad.class,
            b ->
                assertThat(b.complaints())
                    .anySatisfy(
                        c -> {
                          assertThat(c.reason()).contains(reason);
                          assertThat(c.line()).isBetween(number, number + 1);
                        }));
  }

  @Test
  void anEmptyFileIsNoCatalogue() throws IOException {
    assertThat(read("")).isInstanceOf(Bad.class);
  }

  @Test
  void whatIsWrittenReadsTheSame() throws IOException {
    Catalogue catalogue = Catalogue.builtIn();
    assertThat(read(CatalogueFile.write(catalogue)))
        .isInstanceOfSatisfying(Good.class, g -> assertThat(g.catalogue()).isEqualTo(catalogue));
  }

  @Test
  void theBuiltInCatalogueIsWhole() {
    assertThat(Catalogue.builtIn().initiatives()).hasSizeGreaterThanOrEqualTo(111);
    assertThat(Catalogue.builtIn().entry("digital-silk-road").names())
        .containsKeys("zh-Hans", "ar");
  }

  @Test
  void changesNameWhatIsNewOtherAndGone() {
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
