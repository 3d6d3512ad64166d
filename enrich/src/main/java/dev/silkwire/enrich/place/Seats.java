package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.place.PlaceHit.Standing;
import dev.silkwire.enrich.place.PlaceSearch.RegionHit;
import dev.silkwire.enrich.rules.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Capitals that stand for the group of countries that has its seat there: "Brussels" in a report
 * that names the European Union and Belgium in no other way. Immutable and safe to share.
 */
public final class Seats {
  /** By country, the regions whose seat its capital is. */
  private final Map<String, List<String>> seats = new HashMap<>();

  public Seats() {
    for (String line : RuleFile.lines("/country/seats.tsv")) {
      List<String> columns = RuleFile.columns(line);
      seats.put(columns.get(0), RuleFile.items(columns.get(1)));
    }
  }

  /** The places; what stands for a region is marked, and added to the regions. */
  public List<PlaceHit> withoutSeats(List<PlaceHit> hits, List<RegionHit> regions) {
    if (regions.isEmpty() || hits.stream().noneMatch(h -> seats.containsKey(h.code()))) {
      return hits;
    }
    Set<String> named = new HashSet<>();
    regions.forEach(r -> named.add(r.id()));
    return hits.stream().map(h -> settled(h, hits, named, regions)).toList();
  }

  private PlaceHit settled(
      PlaceHit hit, List<PlaceHit> hits, Set<String> named, List<RegionHit> regions) {
    List<String> meant = seats.getOrDefault(hit.code(), List.of());
    String region = meant.stream().filter(named::contains).findFirst().orElse("");
    boolean otherwise =
        hits.stream()
            .anyMatch(
                h -> h.counts() && h.code().equals(hit.code()) && h.place().kind() != Kind.CAPITAL);
    if (!hit.counts() || region.isEmpty() || otherwise) {
      return hit;
    }
    regions.add(new RegionHit(region, hit.passage(), hit.from(), hit.to()));
    return hit.as(Standing.SEAT);
  }
}
