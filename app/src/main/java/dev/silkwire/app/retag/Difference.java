package dev.silkwire.app.retag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The changes of tags, by initiative and by country. Not thread-safe. */
public final class Difference {
  private static final int MAX_EXAMPLES = 3;

  private final Map<String, Change> initiatives = new TreeMap<>();
  private final Map<String, Change> countries = new TreeMap<>();
  private final Map<String, List<String>> examples = new TreeMap<>();
  private int articles;

  /**
   * The change of one initiative or country.
   *
   * @param gained number of articles that mention it only now
   * @param lost number of articles that no longer mention it
   * @param more number of new mentions
   * @param fewer number of removed mentions
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
   * Adds an article whose tags change.
   *
   * @param evidence returns title and sentence for an initiative; called for examples only
   */
  void add(TagDigest before, TagDigest now, Function<String, String> evidence) {
    articles++;
    count(initiatives, before.initiatives(), now.initiatives());
    count(countries, before.countries(), now.countries());
    for (String id : either(before.initiatives(), now.initiatives())) {
      boolean was = before.initiatives().containsKey(id);
      if (was != now.initiatives().containsKey(id)) {
        List<String> ofInitiative = examples.computeIfAbsent(id, i -> new ArrayList<>());
        if (ofInitiative.size() < MAX_EXAMPLES) {
          ofInitiative.add((was ? "- " : "+ ") + evidence.apply(id));
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

  /** Returns the number of articles whose tags change. */
  public int articles() {
    return articles;
  }

  /** Returns the changes by initiative id. */
  public Map<String, Change> initiatives() {
    return new TreeMap<>(initiatives);
  }

  /** Returns the changes by country code. */
  public Map<String, Change> countries() {
    return new TreeMap<>(countries);
  }

  /** Returns up to three articles that gain or lose an initiative. */
  public List<String> examples(String initiative) {
    return List.copyOf(examples.getOrDefault(initiative, List.of()));
  }
}
