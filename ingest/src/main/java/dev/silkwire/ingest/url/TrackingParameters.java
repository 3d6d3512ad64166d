package dev.silkwire.ingest.url;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Query parameters that say how a reader came, not what is read. Immutable. */
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

  /** Whether a {@code name=value} of a query is one. */
  boolean matches(String parameter) {
    String whole = parameter.toLowerCase(Locale.ROOT);
    int equals = whole.indexOf('=');
    String name = equals < 0 ? whole : whole.substring(0, equals);
    return names.contains(name)
        || names.contains(whole)
        || prefixes.stream().anyMatch(name::startsWith);
  }
}
