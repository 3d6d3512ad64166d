package dev.silkwire.enrich.country;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrentCountryTaggerTest {
  private static final String OPERATOR_PLACES =
      """
      places:
        - country: MM
          forms: [Yangonia, Upper Yangonia]
        - {country: KZ, kind: demonym, language: en, forms: Steppelander}
        - {country: RU, forms: Georgia}
      hidden:
        - Japan Power
        - Turkey
      """;

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void createPath() {
    file = folder.resolve("places.yaml");
  }

  private void write(String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8));
  }

  private CountryTagger tagger() {
    try (CurrentCountryTagger places = new CurrentCountryTagger(file, RollUp.NONE)) {
      return places.get();
    }
  }

  private static String mentioned(CountryTagger tagger, String text) {
    List<Passage> passages = Passage.of("", text, List.of());
    return tagger
        .tag(
            passages,
            List.of(List.of(), List.of()),
            "en",
            Outlet.UNKNOWN,
            () -> RepeatedLines.in(passages),
            FoundPhrase.IGNORE)
        .countries()
        .stream()
        .filter(CountryTag::mentioned)
        .map(tag -> tag.code() + tag.kinds().keySet())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void operatorPlacesOverrideTheBuiltInGazetteer() throws IOException {
    write(OPERATOR_PLACES);
    CountryTagger tagger = tagger();
    assertThat(mentioned(tagger, "Yangonia met a Steppelander.")).isEqualTo("KZ[demonym] MM[name]");
    assertThat(mentioned(tagger, "Troops left Tbilisi for Georgia.")).contains("RU[name]");
    assertThat(mentioned(tagger, "Japan Power said that Japan and Turkey agreed with Peru."))
        .isEqualTo("JP[name] PE[name]");
  }

  @Test
  void aChangedFileIsAppliedWithoutARestart() throws IOException {
    write("hidden: [Peru]");
    try (CurrentCountryTagger places = new CurrentCountryTagger(file, RollUp.NONE)) {
      CountryTagger initial = places.get();
      places.reloadIfChanged();
      assertThat(places.get()).isSameAs(initial);
      assertThat(mentioned(initial, "Peru met Chile.")).isEqualTo("CL[name]");

      write("hidden: [Chile, Bolivia]");
      places.reloadIfChanged();
      assertThat(mentioned(places.get(), "Peru met Chile.")).isEqualTo("PE[name]");
    }
  }

  @Test
  void anInvalidOrDeletedFileKeepsThePreviousPlaces() throws IOException {
    write("hidden: [Peru]");
    try (CurrentCountryTagger places = new CurrentCountryTagger(file, RollUp.NONE)) {
      CountryTagger initial = places.get();
      write("hidden: [Peru, [");
      places.reloadIfChanged();
      assertThat(places.get()).isSameAs(initial);
      Files.delete(file);
      places.reloadIfChanged();
      assertThat(places.get()).isSameAs(initial);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "places: [{country: Peru, forms: [a]}] | line 1: a country is two capitals such as KZ, not 'Peru'",
        "places: [{country: ZZ, forms: [a]}] | line 1: a country is two capitals such as KZ, not 'ZZ'",
        "places: [{country: PE}] | line 1: a place needs forms",
        "places: [{country: PE, forms: []}] | line 1: a place needs forms",
        "places: [{country: PE, form: [a]}] | unknown key 'form': did you mean 'forms'?",
        "places: [{country: PE, kind: town, forms: a}] | a kind is name, demonym, capital, city or region, not 'town'",
        "places: [{country: PE, language: German, forms: a}] | a language is two or three letters such as de, not 'German'",
        "places: [Peru] | a place has country and forms, and is not \"Peru\"",
        "hidden: [{a: b}] | a form must be a word, not {\"a\":\"b\"}",
        "hidden: ['--'] | a form must be a word, not \"--\"",
        "hiden: [Peru] | unknown list 'hiden', expected 'places' or 'hidden': did you mean 'hidden'?",
        "'hidden: [' | line 1: not YAML",
        "[Peru] | unknown list '', expected 'places' or 'hidden'",
      })
  void anInvalidFileIsRejectedWithLineAndReason(String text, String reason) throws IOException {
    write(text);
    assertThatThrownBy(this::tagger)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("places.yaml cannot be used")
        .hasMessageContaining(reason);
  }

  @Test
  void anEmptyFileChangesNothing() throws IOException {
    write("# nothing yet\nplaces:\nhidden: []\n");
    assertThat(mentioned(tagger(), "Peru")).isEqualTo("PE[name]");
  }
}
