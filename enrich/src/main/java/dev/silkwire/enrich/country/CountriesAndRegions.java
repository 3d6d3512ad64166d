package dev.silkwire.enrich.country;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.RegionTag;
import java.util.List;

/**
 * The countries and regions that an article mentions.
 *
 * @param countries most mentioned first
 * @param regions groups and regions of countries, most mentioned first
 */
public record CountriesAndRegions(List<CountryTag> countries, List<RegionTag> regions) {
  public CountriesAndRegions {
    countries = List.copyOf(countries);
    regions = List.copyOf(regions);
  }
}
