package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.Meaning.Kind;
import dev.silkwire.enrich.text.DataFile;
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
    for (String line : DataFile.lines("/country/provinces.tsv")) {
      List<String> columns = DataFile.columns(line);
      wanted.put(columns.get(0), new HashSet<>(DataFile.items(columns.get(1))));
    }
    for (String line : DataFile.rawLines(TABLE)) {
      List<String> columns = DataFile.columns(line);
      String country = columns.get(0).substring(0, 2);
      Set<String> leftOut = wanted.get(country);
      if (leftOut != null && !leftOut.contains(columns.get(1))) {
        builder.add(columns.get(1), List.of(country), Kind.REGION, "en");
      }
    }
  }
}
