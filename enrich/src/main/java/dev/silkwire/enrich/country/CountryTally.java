package dev.silkwire.enrich.country;

import dev.silkwire.contract.CountryTag;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.place.PlaceHit;
import dev.silkwire.enrich.place.PlaceHit.Standing;
import dev.silkwire.enrich.text.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adds up an article's places by country. Not thread-safe: one article, one tally. */
final class CountryTally {
  /** Weighs as much as a name when nothing leads. */
  private static final double FILED = 1;

  private final Prominence prominence;
  private final Map<String, Sum> sums = new TreeMap<>();

  private static final class Sum {
    int count;
    int own;
    int named;
    double score;
    boolean dateline;
    boolean mentioned;
    boolean leads;
    boolean joined;
    final Map<String, Integer> kinds = new TreeMap<>();
  }

  CountryTally(List<Passage> passages) {
    this.prominence = new Prominence(passages);
  }

  void add(PlaceHit hit) {
    Standing standing = hit.standing();
    if (standing.compareTo(Standing.CURRENCY) > 0) {
      return;
    }
    Sum sum = sums.computeIfAbsent(hit.code(), c -> new Sum());
    switch (standing) {
      case COUNTED, OFFICE, ORIGIN -> {
        sum.mentioned = true;
        sum.count++;
        sum.own += hit.isOwn() ? 1 : 0;
        sum.named += hit.namesState() ? 1 : 0;
        sum.score += weight(hit);
        sum.leads |= prominence.leads(hit);
        sum.joined |= hit.place().kind() == Kind.PAIR && prominence.isInTitle(hit);
        sum.kinds.merge(hit.place().kind().label(), 1, Integer::sum);
      }
      case HOST -> {
        sum.mentioned = true;
        sum.count++;
        sum.kinds.merge(hit.place().kind().label(), 1, Integer::sum);
      }
      case REPEATED -> sum.mentioned = true;
      case DATELINE -> sum.dateline = true;
      case ORGANISATION -> sum.kinds.merge("org_embedded", 1, Integer::sum);
      case CURRENCY -> sum.kinds.merge("currency", 1, Integer::sum);
      default -> throw new IllegalStateException("left out above: " + standing);
    }
  }

  /** What a mention adds to the score of its country. */
  double weight(PlaceHit hit) {
    return hit.place().kind().weight() * prominence.of(hit);
  }

  /** The tags, most mentioned first, then by code. */
  List<CountryTag> tags(@Nullable String publisher, Supplier<List<Institutions.Hit>> hits) {
    if (publisher != null) {
      sums.computeIfAbsent(publisher, c -> new Sum());
    }
    List<String> focus = focus(publisher, hits);
    focus.forEach(code -> sums.computeIfAbsent(code, c -> new Sum()));
    return sums.entrySet().stream()
        .map(e -> tag(e.getKey(), e.getValue(), publisher, focus.contains(e.getKey())))
        .sorted(
            Comparator.comparingInt(CountryTag::count).reversed().thenComparing(CountryTag::code))
        .toList();
  }

  /**
   * What the lead makes a subject, else what institutions imply, else what prevails in the rest.
   */
  private List<String> focus(
      @Nullable String publisher, Supplier<List<Institutions.Hit>> institutions) {
    FocusCountry focus = new FocusCountry(candidates(), publisher, !filedFrom().isEmpty());
    if (focus.leads()) {
      return focus.subjects();
    }
    List<String> implied = implied(publisher, institutions.get());
    List<String> named = implied.isEmpty() ? focus.subjects() : implied;
    return named.isEmpty() ? filedFrom() : named;
  }

  private List<String> implied(@Nullable String publisher, List<Institutions.Hit> hits) {
    Map<String, Double> scores = new TreeMap<>();
    sums.forEach(
        (code, sum) -> {
          if (sum.score > 0 || sum.dateline) {
            scores.put(code, (sum.own > 0 ? sum.score : 0) + (sum.dateline ? FILED : 0));
          }
        });
    return new ImpliedCountry(scores, hits, publisher).code().stream().toList();
  }

  private List<FocusCountry.Candidate> candidates() {
    List<FocusCountry.Candidate> candidates = new ArrayList<>(sums.size());
    sums.forEach(
        (code, sum) -> {
          if (sum.score > 0) {
            candidates.add(
                new FocusCountry.Candidate(
                    code, sum.score, sum.count, sum.own, sum.named, sum.leads, sum.joined));
          }
        });
    return candidates;
  }

  /** Where nothing else says what a report is about, it is where it was filed. */
  private List<String> filedFrom() {
    return sums.entrySet().stream()
        .filter(e -> e.getValue().dateline)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static CountryTag tag(String code, Sum sum, @Nullable String publisher, boolean focus) {
    List<String> roles = new ArrayList<>(1);
    if (sum.mentioned) {
      roles.add(CountryTag.MENTIONED);
    }
    if (sum.dateline) {
      roles.add(CountryTag.DATELINE);
    }
    if (focus && roles.isEmpty()) {
      roles.add(CountryTag.IMPLIED);
    }
    if (code.equals(publisher)) {
      roles.add(CountryTag.PUBLISHER);
    }
    return new CountryTag(code, sum.count, roles, sum.kinds, focus);
  }
}
