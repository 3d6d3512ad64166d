package dev.silkwire.enrich.place;

import dev.silkwire.enrich.place.PlaceHit.Standing;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.ContextTerms;
import dev.silkwire.enrich.text.NormalizedSpan;
import dev.silkwire.enrich.text.Normalizer;
import dev.silkwire.enrich.text.Passage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cities where bodies of many countries sit: what such a body does there is not about the city's
 * country, unless the article names that in another way. Immutable and safe to share.
 */
public final class HostCities {
  private final Map<String, Host> hosts = new HashMap<>();

  private record Host(String country, Set<String> names, ContextTerms bodies) {
    boolean isSeenIn(PlaceHit hit) {
      return hit.code().equals(country) && names.contains(hit.place().form());
    }
  }

  public HostCities() {
    for (String line : RuleFile.lines("/country/host-cities.tsv")) {
      List<String> columns = RuleFile.columns(line);
      Set<String> names = new HashSet<>();
      RuleFile.items(columns.get(1)).forEach(name -> names.add(Normalizer.phrase(name)));
      Host host = new Host(columns.get(0), names, new ContextTerms(RuleFile.items(columns.get(2))));
      names.forEach(name -> hosts.put(name, host));
    }
  }

  /** The places; those that only host what the article is about are marked. */
  public List<PlaceHit> withoutHosts(List<Passage> passages, List<PlaceHit> hits) {
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
    return !otherwise
        && host.bodies.anyIn(passages.stream().map(p -> NormalizedSpan.of(p.text())).toList());
  }
}
