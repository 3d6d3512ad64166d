package dev.silkwire.app.demo;

import dev.silkwire.contract.record.CountryDay;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A table of stories by initiative and country over all days, for a terminal. Stateless. */
public final class InitiativeTable {
  private static final int MAX_COUNTRIES = 8;

  private InitiativeTable() {}

  /** Returns the table, the initiative with most stories first. */
  public static String of(Collection<CountryDay> days) {
    Map<String, Map<String, Long>> stories = new TreeMap<>();
    for (CountryDay day : days) {
      if (!day.initiative().equals(CountryDay.ANY) && !day.country().equals(CountryDay.WORLD)) {
        stories
            .computeIfAbsent(day.initiative(), i -> new TreeMap<>())
            .merge(day.country(), day.stories(), Long::sum);
      }
    }
    StringBuilder table =
        new StringBuilder("%-34s %s%n".formatted("initiative", "stories by country"));
    sortedByStories(stories).forEach((initiative, row) -> table.append(line(initiative, row)));
    return table.toString();
  }

  private static Map<String, Map<String, Long>> sortedByStories(
      Map<String, Map<String, Long>> stories) {
    Comparator<Map.Entry<String, Map<String, Long>>> mostStories =
        Comparator.comparingLong(e -> -sum(e.getValue()));
    Map<String, Map<String, Long>> sorted = new LinkedHashMap<>();
    stories.entrySet().stream()
        .sorted(mostStories.thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  private static long sum(Map<String, Long> row) {
    return row.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String line(String initiative, Map<String, Long> row) {
    Comparator<Map.Entry<String, Long>> most = Comparator.comparingLong(e -> -e.getValue());
    List<Map.Entry<String, Long>> sorted =
        row.entrySet().stream().sorted(most.thenComparing(Map.Entry.comparingByKey())).toList();
    String countries =
        sorted.stream()
            .limit(MAX_COUNTRIES)
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining("  "));
    String more =
        sorted.size() > MAX_COUNTRIES ? "  and " + (sorted.size() - MAX_COUNTRIES) + " more" : "";
    return "%-34s %s%s%n".formatted(initiative, countries, more);
  }
}
