package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.ingest.date.DateReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteRulesTest {
  private static final String PAGE =
      """
      <title>Storks</title><h1>Menu of the day</h1><div class="x"><b class="real">Storks are back</b>
      <p>A pair of storks has nested on the chimney of the old brewery, says the keeper.</p>
      <p class="poll">Do you like storks more than herons? Tell us, and win a ticket to the zoo.</p>
      </div><div class="y"><p>The brewery has stood empty for years, and its chimney is a monument.
      The town wants to buy it and to make a museum of it, if the county pays for the roof.</p></div>
      """;

  private Extraction extract(String url, String... rules) {
    return new ArticleExtractor(new DateReader(), SiteRules.of(List.of(rules)))
        .extract(PAGE.getBytes(UTF_8), null, url);
  }

  @Test
  void theElementsSelectedByARuleAreTheArticle() {
    Extraction found =
        extract(
            "https://www.birds.example/1",
            "# our own",
            "birds.example content .x p",
            "birds.example remove .poll",
            "birds.example title .real");

    assertThat(found.title()).isEqualTo("Storks are back");
    assertThat(found.text())
        .isEqualTo(
            "A pair of storks has nested on the chimney of the old brewery, says the keeper.");
  }

  @Test
  void rulesDoNotApplyToOtherSites() {
    Extraction found = extract("https://herons.example/1", "birds.example content .x");

    assertThat(found.text()).contains("museum");
  }

  @Test
  void aRuleWithoutAMatchIsIgnored() {
    Extraction found = extract("https://birds.example/1", "birds.example content .gone");

    assertThat(found.text()).contains("museum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"birds.example", "birds.example keep .x", "birds.example content p[", "a b"})
  void anInvalidRuleIsRejectedWithItsLine(String line) {
    assertThatThrownBy(() -> SiteRules.of(List.of("# rules", line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2");
  }
}
