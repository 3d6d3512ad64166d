package dev.silkwire.enrich.place;

import dev.silkwire.enrich.place.PlaceHit.MentionRole;
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
 * Cities that host international organisations. An article about such an organisation is not about
 * the city's country, unless it mentions the country in another way. Immutable and safe to share.
 */
public final class HostCities {
  private final Map<String, Host> hosts = new HashMap<>();

  private record Host(String country, Set<String> names, ContextTerms bodies) {
    boolean matches(PlaceHit hit) {
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

  /** Gives mentions of cities that only host an organisation the role {@link MentionRole#HOST}. */
  public List<PlaceHit> markHosts(List<Passage> passages, List<PlaceHit> hits) {
    Map<Host, Boolean> hosting = new HashMap<>();
    for (PlaceHit hit : hits) {
      Host host = hosts.get(hit.place().form());
      if (host != null && hit.counts()) {
        hosting.computeIfAbsent(host, h -> isHostOnly(h, passages, hits));
      }
    }
    if (!hosting.containsValue(true)) {
      return hits;
    }
    return hits.stream().map(h -> isMarked(h, hosting) ? h.withRole(MentionRole.HOST) : h).toList();
  }

  private boolean isMarked(PlaceHit hit, Map<Host, Boolean> hosting) {
    Host host = hosts.get(hit.place().form());
    return host != null && hit.counts() && hosting.getOrDefault(host, false);
  }

  private static boolean isHostOnly(Host host, List<Passage> passages, List<PlaceHit> hits) {
    boolean namedOtherwise =
        hits.stream()
            .anyMatch(h -> h.counts() && h.code().equals(host.country) && !host.matches(h));
    return !namedOtherwise
        && host.bodies.anyIn(passages.stream().map(p -> NormalizedSpan.of(p.text())).toList());
  }
}
