package dev.silkwire.app.retag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What changes, by initiative and by country. Not thread-safe. */
public final class Difference {
  private static final int EXAMPLES = 3;

  private final Map<String, Change> initiatives = new TreeMap<>();
  private final Map<String, Change> countries = new TreeMap<>();
  private final Map<String, List<String>> examples = new TreeMap<>();
  private int articles;

  /**
   * How articles and mentions of one initiative or country change.
   *
   * @param gained articles that speak of it now
   * @param lost articles that no longer do
   * @param more mentions gained
   * @param fewer mentions lost
   */
  public record Change(int gained, int lost, int more, int fewer) {
    static final Change NONE = new Change(0, 0, 0, 0);

    Change plus(int before, int now) {
      return new Change(
          gained + (before == 0 && now > 0 ? 1 : 0),
          lost + (before > 0 && now == 0 ? 1 : 0),
          more + Math.max(0, now - before),
          fewer + Math.max(0, before - now));
    }
  }

  /**
   * Takes note of an article.
   *
   * @param evidence a title and sentence for an initiative, asked for only where it serves
   */
  void note(TagDigest before, TagDigest now, Function<String, String> evidence) {
    articles++;
    count(initiatives, before.initiatives(), now.initiatives());
    count(countries, before.countries(), now.countries());
    for (String id : either(before.initiatives(), now.initiatives())) {
      boolean was = before.initiatives().containsKey(id);
      if (was != now.initiatives().containsKey(id)) {
        List<String> some = examples.computeIfAbsent(id, i -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
          some.add((was ? "- " : "+ ") + evidence.apply(id));
        }
      }
    }
  }

  private static void count(
      Map<String, Change> changes, Map<String, Integer> before, Map<String, Integer> now) {
    for (String id : either(before, now)) {
      int was = before.getOrDefault(id, 0);
      int is = now.getOrDefault(id, 0);
      if (was != is) {
        changes.merge(id, Change.NONE.plus(was, is), (known, one) -> known.plus(was, is));
      }
    }
  }

  private static Set<String> either(Map<String, Integer> before, Map<String, Integer> now) {
    Set<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(now.keySet());
    return ids;
  }

  /** How many articles say something else. */
  public int articles() {
    return articles;
  }

  /** Changes by initiative id. */
  public Map<String, Change> initiatives() {
    return new TreeMap<>(initiatives);
  }

  /** Changes by country code. */
  public Map<String, Change> countries() {
    return new TreeMap<>(countries);
  }

  /** A few articles that gain or lose an initiative, by its id. */
  public List<String> examples(String initiative) {
    return List.copyOf(examples.getOrDefault(initiative, List.of()));
  }
}
