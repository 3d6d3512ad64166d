package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.rules.RuleFile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * English names of states and provinces that the press uses without the country, from GeoNames
 * (geonames.org, CC BY 4.0).
 */
final class Provinces {
  private static final String TABLE = "/geonames.org/admin1CodesASCII.txt";

  private Provinces() {}

  static void addTo(Gazetteer.Builder builder) {
    Map<String, Set<String>> excludedByCountry = new LinkedHashMap<>();
    for (String line : RuleFile.lines("/country/provinces.tsv")) {
      List<String> columns = RuleFile.columns(line);
      excludedByCountry.put(columns.get(0), new HashSet<>(RuleFile.items(columns.get(1))));
    }
    for (String line : RuleFile.rawLines(TABLE)) {
      List<String> columns = RuleFile.columns(line);
      String country = columns.get(0).substring(0, 2);
      Set<String> excluded = excludedByCountry.get(country);
      if (excluded != null && !excluded.contains(columns.get(1))) {
        builder.add(columns.get(1), List.of(country), PlaceKind.REGION, "en");
      }
    }
  }
}
