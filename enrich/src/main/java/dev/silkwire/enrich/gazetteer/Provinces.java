package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.rules.RuleFile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * States and provinces of the countries whose press names them bare, by their English names, from
 * GeoNames (geonames.org, CC BY 4.0).
 */
final class Provinces {
  private static final String TABLE = "/geonames.org/admin1CodesASCII.txt";

  private Provinces() {}

  static void addTo(Gazetteer.Builder builder) {
    Map<String, Set<String>> wanted = new LinkedHashMap<>();
    for (String line : RuleFile.lines("/country/provinces.tsv")) {
      List<String> columns = RuleFile.columns(line);
      wanted.put(columns.get(0), new HashSet<>(RuleFile.items(columns.get(1))));
    }
    for (String line : RuleFile.rawLines(TABLE)) {
      List<String> columns = RuleFile.columns(line);
      String country = columns.get(0).substring(0, 2);
      Set<String> leftOut = wanted.get(country);
      if (leftOut != null && !leftOut.contains(columns.get(1))) {
        builder.add(columns.get(1), List.of(country), Kind.REGION, "en");
      }
    }
  }
}
