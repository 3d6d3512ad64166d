package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.place.PlaceHit.MentionRole;
import dev.silkwire.enrich.place.PlaceSearch.RegionHit;
import dev.silkwire.enrich.rules.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Metonyms: capitals that stand for the group of countries that has its seat there, such as
 * "Brussels" in a report that names the European Union, and Belgium only by its capital. Immutable
 * and safe to share.
 */
public final class Seats {
  /** By country code, the ids of the regions whose seat is its capital. */
  private final Map<String, List<String>> regionsByCountry = new HashMap<>();

  public Seats() {
    for (String line : RuleFile.lines("/country/seats.tsv")) {
      List<String> columns = RuleFile.columns(line);
      regionsByCountry.put(columns.get(0), RuleFile.items(columns.get(1)));
    }
  }

  /** Gives such capitals the role {@link MentionRole#SEAT} and adds their regions to the list. */
  public List<PlaceHit> markSeats(List<PlaceHit> hits, List<RegionHit> regions) {
    if (regions.isEmpty() || hits.stream().noneMatch(h -> regionsByCountry.containsKey(h.code()))) {
      return hits;
    }
    Set<String> regionIds = new HashSet<>();
    regions.forEach(r -> regionIds.add(r.id()));
    return hits.stream().map(h -> resolve(h, hits, regionIds, regions)).toList();
  }

  private PlaceHit resolve(
      PlaceHit hit, List<PlaceHit> hits, Set<String> regionIds, List<RegionHit> regions) {
    List<String> candidates = regionsByCountry.getOrDefault(hit.code(), List.of());
    String region = candidates.stream().filter(regionIds::contains).findFirst().orElse("");
    boolean namedOtherwise =
        hits.stream()
            .anyMatch(
                h ->
                    h.counts()
                        && h.code().equals(hit.code())
                        && h.place().kind() != PlaceKind.CAPITAL);
    if (!hit.counts() || region.isEmpty() || namedOtherwise) {
      return hit;
    }
    regions.add(new RegionHit(region, hit.passage(), hit.from(), hit.to()));
    return hit.withRole(MentionRole.SEAT);
  }
}
