package dev.silkwire.app.retag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.enrich.format.StateSerde;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagDigestTest {
  private static final List<CountryTag> KENYA =
      List.of(new CountryTag("KE", 2, List.of(CountryTag.MENTIONED), Map.of("name", 2), true));

  @Test
  void otherRegionsAreADifference() {
    assertThat(said("en", new RegionTag("eu", 1)))
        .isEqualTo(said("en", new RegionTag("eu", 1)))
        .isNotEqualTo(said("en", new RegionTag("asean", 1)))
        .isNotEqualTo(said("en"));
  }

  @Test
  void anotherLanguageIsADifference() {
    assertThat(said("en")).isNotEqualTo(said("fr"));
  }

  @Test
  void aDigestIsReadAsWritten() {
    TagDigest said = said("en", new RegionTag("eu", 1));
    StateSerde<TagDigest> serde = StateSerde.of(TagDigest.class);

    assertThat(serde.deserialize("", serde.serialize("", said))).isEqualTo(said);
  }

  private static TagDigest said(String language, RegionTag... regions) {
    return TagDigest.of(language, List.of(), KENYA, List.of(regions));
  }
}
