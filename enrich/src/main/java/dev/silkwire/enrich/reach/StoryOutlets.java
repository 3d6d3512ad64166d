package dev.silkwire.enrich.reach;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Outlet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The distinct outlets that carry a story: one for each domain, and one for each article whose
 * outlet has no domain.
 *
 * @param listed the first {@link FieldLimits#STORY_OUTLETS}: those with a domain first, by domain
 * @param count how many there are, listed or not
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record StoryOutlets(List<Outlet> listed, int count) {
  private static final Comparator<Outlet> ORDER =
      comparing(Outlet::domain, nullsLast(naturalOrder()))
          .thenComparing(Outlet::name, nullsLast(naturalOrder()))
          .thenComparing(Outlet::country, nullsLast(naturalOrder()));

  StoryOutlets {
    listed = List.copyOf(listed);
  }

  /** Returns the distinct outlets among those of some articles. */
  static StoryOutlets of(Collection<Outlet> outlets) {
    TreeMap<String, Outlet> byDomain = new TreeMap<>();
    List<Outlet> distinct = new ArrayList<>();
    for (Outlet outlet : outlets) {
      String domain = outlet.domain();
      if (domain == null) {
        distinct.add(outlet);
      } else {
        byDomain.merge(domain, outlet, BinaryOperator.minBy(ORDER));
      }
    }
    distinct.addAll(byDomain.values());
    return first(distinct, distinct.size());
  }

  private static StoryOutlets first(List<Outlet> outlets, int count) {
    return new StoryOutlets(
        outlets.stream().sorted(ORDER).limit(FieldLimits.STORY_OUTLETS).toList(), count);
  }

  /**
   * Adds the outlet of one more article. Returns empty if the list cannot show whether the domain
   * is new: it sorts behind the last one listed, and not all are listed.
   */
  Optional<StoryOutlets> plus(Outlet outlet) {
    List<Outlet> more = new ArrayList<>(listed);
    for (int i = 0; outlet.domain() != null && i < more.size(); i++) {
      if (outlet.domain().equals(more.get(i).domain())) {
        more.set(i, BinaryOperator.minBy(ORDER).apply(outlet, more.get(i)));
        return Optional.of(first(more, count));
      }
    }
    more.add(outlet);
    boolean known =
        outlet.domain() == null
            || count == listed.size()
            || ORDER.compare(outlet, listed.get(listed.size() - 1)) < 0;
    return known ? Optional.of(first(more, count + 1)) : Optional.empty();
  }
}
