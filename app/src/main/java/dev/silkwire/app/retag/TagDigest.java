package dev.silkwire.app.retag;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.RegionTag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A digest of an article's tags: the number of mentions, and a hash that also detects changes of
 * the evidence.
 *
 * @param initiatives number of mentions by initiative
 * @param countries number of mentions by country
 * @param evidence hash of all tags, valid within this process
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record TagDigest(Map<String, Integer> initiatives, Map<String, Integer> countries, int evidence) {
  TagDigest {
    initiatives = Map.copyOf(initiatives);
    countries = Map.copyOf(countries);
  }

  static TagDigest of(Article article) {
    return of(article.language(), article.initiatives(), article.countries(), article.regions());
  }

  static TagDigest of(
      @Nullable String language,
      List<InitiativeTag> initiatives,
      List<CountryTag> countries,
      List<RegionTag> regions) {
    Map<String, Integer> initiativeCounts = new TreeMap<>();
    initiatives.forEach(tag -> initiativeCounts.put(tag.id(), tag.count()));
    Map<String, Integer> countryCounts = new TreeMap<>();
    countries.stream()
        .filter(CountryTag::mentioned)
        .forEach(tag -> countryCounts.put(tag.code(), tag.count()));
    return new TagDigest(
        initiativeCounts, countryCounts, Objects.hash(language, initiatives, countries, regions));
  }
}
