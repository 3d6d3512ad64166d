package dev.silkwire.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.text.FoundPhrase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
  private static final Tagger TAGGER = Tagger.of(Catalogue.builtIn());

  @Test
  void aNameWithItsAcronymInBracketsIsOnePhrase() {
    String text = "China built the Digital Silk Road (DSR) in Laos.";
    var document = new Tagger.Document("", text, List.of(), "en", Outlet.UNKNOWN);

    assertThat(TAGGER.explain(document).reasons())
        .filteredOn(reason -> reason.finding().subject() == FoundPhrase.Subject.INITIATIVE)
        .extracting(Explanation.Reason::surface)
        .containsExactly("Digital Silk Road (DSR)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Belt and Road Initiative grew. | Belt and Road Initiative | bri | true | names it",
        "Household DSR rose in Ohio. | DSR | digital-silk-road | false | no supporting term",
        "The debt-service ratio (DSR) rose in China. | DSR | digital-silk-road | false | spells out",
        "Global Gateway Logistics sold it. | Global Gateway | global-gateway | false | company",
        "A seat belt and road sign fell. | seat belt and road | bri | false | longer phrase",
        "It rained in Peru. | Peru | PE | true | name",
        "Tea from Kenya sells. | Kenya | KE | true | comes from",
        "The French president left. | French | FR | true | office",
        "Ships met in the South China Sea. | South China Sea | '' | false | sea",
        "The Bank of Japan met. | Japan | JP | false | organisation",
        "It cost nine Korean won. | Korean | KR | false | currency",
        "Michael Jordan won. | Jordan | JO | false | person",
        "She spoke in French. | French | FR | false | language",
        "He lives in India Street. | India | IN | false | street",
        "Congo sent envoys. | Congo | CD | true | of CD or CG",
        "ASEAN met. | ASEAN | asean | true | group or region",
        "The European Union met in Brussels. | Brussels | BE | false | seat",
      })
  void eachPhraseHasItsReason(String text, String surface, String id, boolean counts, String rule) {
    var document = new Tagger.Document("", text, List.of(), "en", Outlet.UNKNOWN);

    assertThat(TAGGER.explain(document).reasons())
        .anySatisfy(
            reason -> {
              assertThat(reason.surface()).isEqualTo(surface);
              assertThat(reason.sentence()).isEqualTo(text);
              assertThat(reason.finding().id()).isEqualTo(id);
              assertThat(reason.finding().counts()).isEqualTo(counts);
              assertThat(reason.finding().rule()).contains(rule);
            });
  }
}
