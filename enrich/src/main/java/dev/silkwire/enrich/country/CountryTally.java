package dev.silkwire.enrich.country;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.place.PlaceHit;
import dev.silkwire.enrich.place.PlaceHit.MentionRole;
import dev.silkwire.enrich.text.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tally of the places of one article by country. Not thread-safe. */
final class CountryTally {
  /** Weight of a dateline in the choice of an implied country: that of a name outside the lead. */
  private static final double DATELINE_WEIGHT = 1;

  private final Prominence prominence;
  private final Map<String, CountryTotals> totalsByCountry = new TreeMap<>();

  private static final class CountryTotals {
    int count;
    int ownCount;
    int stateCount;
    double score;
    boolean dateline;
    boolean mentioned;
    boolean inLead;
    boolean pairedInTitle;
    final Map<String, Integer> kinds = new TreeMap<>();
  }

  CountryTally(List<Passage> passages) {
    this.prominence = new Prominence(passages);
  }

  /** Adds a place; roles after {@link MentionRole#CURRENCY} are ignored. */
  void add(PlaceHit hit) {
    MentionRole role = hit.role();
    if (role.compareTo(MentionRole.CURRENCY) > 0) {
      return;
    }
    CountryTotals totals = totalsByCountry.computeIfAbsent(hit.code(), c -> new CountryTotals());
    switch (role) {
      case COUNTED, OFFICE, ORIGIN -> {
        totals.mentioned = true;
        totals.count++;
        totals.ownCount += hit.isOwn() ? 1 : 0;
        totals.stateCount += hit.namesState() ? 1 : 0;
        totals.score += weight(hit);
        totals.inLead |= prominence.isInLead(hit);
        totals.pairedInTitle |= hit.place().kind() == PlaceKind.PAIR && prominence.isInTitle(hit);
        totals.kinds.merge(hit.place().kind().label(), 1, Integer::sum);
      }
      case HOST -> {
        totals.mentioned = true;
        totals.count++;
        totals.kinds.merge(hit.place().kind().label(), 1, Integer::sum);
      }
      case REPEATED -> totals.mentioned = true;
      case DATELINE -> totals.dateline = true;
      case ORGANISATION -> totals.kinds.merge("org_embedded", 1, Integer::sum);
      case CURRENCY -> totals.kinds.merge("currency", 1, Integer::sum);
      default -> throw new IllegalStateException("unexpected role: " + role);
    }
  }

  /** Returns the score that a mention adds to its country. */
  double weight(PlaceHit hit) {
    return hit.place().kind().weight() * prominence.weight(hit);
  }

  /**
   * Returns the tags, most mentioned first, then by code.
   *
   * @param publisher country of the outlet, null if unknown
   * @param hits mentions of institutions; computed only if needed
   */
  List<CountryTag> tags(@Nullable String publisher, Supplier<List<Institutions.Hit>> hits) {
    if (publisher != null) {
      totalsByCountry.computeIfAbsent(publisher, c -> new CountryTotals());
    }
    List<String> focus = focus(publisher, hits);
    focus.forEach(code -> totalsByCountry.computeIfAbsent(code, c -> new CountryTotals()));
    return totalsByCountry.entrySet().stream()
        .map(e -> tag(e.getKey(), e.getValue(), publisher, focus.contains(e.getKey())))
        .sorted(
            Comparator.comparingInt(CountryTag::count).reversed().thenComparing(CountryTag::code))
        .toList();
  }

  /**
   * Returns the focus countries: those named in the title or lead, else those implied by
   * institutions, else those that prevail in the rest of the text, else those of the datelines.
   */
  private List<String> focus(
      @Nullable String publisher, Supplier<List<Institutions.Hit>> institutions) {
    FocusCountry focus = new FocusCountry(candidates(), publisher, !datelineCountries().isEmpty());
    if (focus.isInLead()) {
      return focus.codes();
    }
    List<String> implied = implied(publisher, institutions.get());
    List<String> codes = implied.isEmpty() ? focus.codes() : implied;
    return codes.isEmpty() ? datelineCountries() : codes;
  }

  private List<String> implied(@Nullable String publisher, List<Institutions.Hit> hits) {
    Map<String, Double> scores = new TreeMap<>();
    totalsByCountry.forEach(
        (code, totals) -> {
          if (totals.score > 0 || totals.dateline) {
            scores.put(
                code,
                (totals.ownCount > 0 ? totals.score : 0) + (totals.dateline ? DATELINE_WEIGHT : 0));
          }
        });
    return new ImpliedCountry(scores, hits, publisher).code().stream().toList();
  }

  private List<FocusCountry.Candidate> candidates() {
    List<FocusCountry.Candidate> candidates = new ArrayList<>(totalsByCountry.size());
    totalsByCountry.forEach(
        (code, totals) -> {
          if (totals.score > 0) {
            candidates.add(
                new FocusCountry.Candidate(
                    code,
                    totals.score,
                    totals.count,
                    totals.ownCount,
                    totals.stateCount,
                    totals.inLead,
                    totals.pairedInTitle));
          }
        });
    return candidates;
  }

  /** Returns the countries where the report was filed. */
  private List<String> datelineCountries() {
    return totalsByCountry.entrySet().stream()
        .filter(e -> e.getValue().dateline)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static CountryTag tag(
      String code, CountryTotals totals, @Nullable String publisher, boolean focus) {
    List<String> roles = new ArrayList<>(1);
    if (totals.mentioned) {
      roles.add(CountryTag.MENTIONED);
    }
    if (totals.dateline) {
      roles.add(CountryTag.DATELINE);
    }
    if (focus && roles.isEmpty()) {
      roles.add(CountryTag.IMPLIED);
    }
    if (code.equals(publisher)) {
      roles.add(CountryTag.PUBLISHER);
    }
    return new CountryTag(code, totals.count, roles, totals.kinds, focus);
  }
}
