package dev.silkwire.sink.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacetTest {
  @ParameterizedTest
  @ValueSource(strings = {"initiative-5", "news.example", "zh-Hans", "*", "2026-11", "a b'c\"d"})
  void aFacetContainsNoCharacterThatTokenizersOrSqlTreatSpecially(String value) {
    assertThat(Facet.OUTLET.of(value)).matches("[a-z0-9\uE000-\uF8FF]+");
  }

  @Test
  void facetsOfDifferentKindsDiffer() {
    assertThat(Stream.of(Facet.values()).map(facet -> facet.of("ke"))).doesNotHaveDuplicates();
  }

  @Test
  void noTextContainsAFacet() {
    String facet = Facet.INITIATIVE.of("bri");

    assertThat(Tokenizer.of(List.of("said " + facet))).containsExactly("said", "ibri");
    assertThat(WordQuery.parse(facet).required().get(0).words()).containsExactly("ibri");
  }

  @Test
  void aLanguageIsFoundByEachPrefixOfItsTag() {
    assertThat(Facet.ofLanguage("zh-Hans-CN"))
        .containsExactly(
            Facet.LANGUAGE.of("zh"), Facet.LANGUAGE.of("zh-Hans"), Facet.LANGUAGE.of("zh-Hans-CN"));
  }
}
