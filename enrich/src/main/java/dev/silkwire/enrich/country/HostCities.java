package dev.silkwire.enrich.country;

import dev.silkwire.enrich.country.PlaceHit.Standing;
import dev.silkwire.enrich.text.DataFile;
import dev.silkwire.enrich.text.Normalizer;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Terms;
import dev.silkwire.enrich.text.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cities where bodies of many countries sit: what such a body does there is not about the city's
 * country, unless the article names that in another way. Immutable and safe to share.
 */
final class HostCities {
  private final Map<String, Host> hosts = new HashMap<>();

  private record Host(String country, Set<String> names, Terms bodies) {
    boolean isSeenIn(PlaceHit hit) {
      return hit.code().equals(country) && names.contains(hit.place().form());
    }
  }

  HostCities() {
    for (String line : DataFile.lines("/country/host-cities.tsv")) {
      List<String> columns = DataFile.columns(line);
      Set<String> names = new HashSet<>();
      DataFile.items(columns.get(1)).forEach(name -> names.add(Normalizer.phrase(name)));
      Host host = new Host(columns.get(0), names, new Terms(DataFile.items(columns.get(2))));
      names.forEach(name -> hosts.put(name, host));
    }
  }

  /** The places; those that only host what the article is about are marked. */
  List<PlaceHit> withoutHosts(List<Passage> passages, List<PlaceHit> hits) {
    Map<Host, Boolean> meant = new HashMap<>();
    for (PlaceHit hit : hits) {
      Host host = hosts.get(hit.place().form());
      if (host != null && hit.counts()) {
        meant.computeIfAbsent(host, h -> isMeant(h, passages, hits));
      }
    }
    if (!meant.containsValue(true)) {
      return hits;
    }
    return hits.stream().map(h -> isHosting(h, meant) ? h.as(Standing.HOST) : h).toList();
  }

  private boolean isHosting(PlaceHit hit, Map<Host, Boolean> meant) {
    Host host = hosts.get(hit.place().form());
    return host != null && hit.counts() && meant.getOrDefault(host, false);
  }

  private static boolean isMeant(Host host, List<Passage> passages, List<PlaceHit> hits) {
    boolean otherwise =
        hits.stream()
            .anyMatch(h -> h.counts() && h.code().equals(host.country) && !host.isSeenIn(h));
    return !otherwise && host.bodies.anyIn(passages.stream().map(p -> Words.of(p.text())).toList());
  }
}
