package dev.silkwire.ingest.url;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The query parameters that track the origin of a visit and do not identify content. Immutable. */
final class TrackingParameters {
  private final Set<String> names = new HashSet<>();
  private final List<String> prefixes = new ArrayList<>();

  TrackingParameters() {
    for (String line : ResourceLines.of(TrackingParameters.class, "tracking-parameters.txt")) {
      if (line.endsWith("*")) {
        prefixes.add(line.substring(0, line.length() - 1));
      } else {
        names.add(line);
      }
    }
  }

  /** Returns whether a {@code name=value} pair of a query is a tracking parameter. */
  boolean matches(String parameter) {
    String whole = parameter.toLowerCase(Locale.ROOT);
    int equals = whole.indexOf('=');
    String name = equals < 0 ? whole : whole.substring(0, equals);
    return names.contains(name)
        || names.contains(whole)
        || prefixes.stream().anyMatch(name::startsWith);
  }
}
