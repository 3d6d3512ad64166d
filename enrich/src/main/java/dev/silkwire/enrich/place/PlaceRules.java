package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.place.PlaceHit.Standing;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.text.ContextTerms;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.NormalizedSpan;
import dev.silkwire.enrich.text.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an article as a whole makes of its places: "Lebanon, Tennessee" is in the United States,
 * Georgia among American states too, "Congolese" belongs to the Congo that is named, and a name
 * that is rather something else needs support. Immutable and safe to share.
 */
public final class PlaceRules {
  private static final String STATES = "US";
  private static final String GEORGIA = "GE";
  private static final Set<String> FEDERATIONS = Set.of("US", "CA", "AU");
  private static final Set<String> NEAR_GEORGIA =
      Set.of(
          "RU", "AM", "AZ", "UA", "BY", "MD", "KZ", "TR", "UZ", "TM", "KG", "TJ", "LV", "LT", "EE");
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "in",
          "from",
          "to",
          "of",
          "with",
          "between",
          "across",
          "into",
          "via",
          "near",
          "against",
          "through",
          "inside",
          "outside",
          "throughout",
          "around",
          "In",
          "From",
          "and",
          "or");

  private static final int WIDEST_LIST_GAP = 6;
  private static final Pattern LIST_GAP = Pattern.compile(", (?:and )?| (?:and|or) ");

  private final Map<String, ContextTerms> weakNames = new HashMap<>();

  public PlaceRules() {
    for (String line : RuleFile.lines("/country/weak-names.tsv")) {
      List<String> columns = RuleFile.columns(line);
      weakNames.put(columns.get(0), new ContextTerms(RuleFile.items(columns.get(1))));
    }
  }

  /** The places, each with the one country it leads to. */
  public List<PlaceHit> settled(List<Passage> passages, List<PlaceHit> hits, String outletCountry) {
    List<PlaceHit> settled = withWholes(passages, hits);
    settled = withGeorgia(settled, outletCountry);
    settled = withAmbiguous(settled);
    return withoutWeak(passages, settled);
  }

  /**
   * A place followed by a comma and a state, or a city by a comma and a country, lies there; and so
   * does the same place where the article names it again.
   */
  private static List<PlaceHit> withWholes(List<Passage> passages, List<PlaceHit> hits) {
    List<PlaceHit> settled = new ArrayList<>(hits);
    Map<String, String> located = new HashMap<>();
    for (int i = 0; i + 1 < hits.size(); i++) {
      PlaceHit place = hits.get(i);
      PlaceHit whole = hits.get(i + 1);
      if (isInWhole(passages.get(place.passage()).text(), place, whole)) {
        String code = common(place, whole);
        settled.set(i, place.in(code));
        settled.set(i + 1, whole.in(code));
        located.put(place.place().form(), code);
      }
    }
    settled.replaceAll(
        h -> {
          String code = located.get(h.place().form());
          return code == null ? h : h.in(code);
        });
    return settled;
  }

  private static boolean isInWhole(NormalText text, PlaceHit place, PlaceHit whole) {
    return place.passage() == whole.passage()
        && whole.from() - place.to() == 2
        && text.cased(place.to(), whole.from()).equals(", ")
        && liesIn(place, whole);
  }

  /** The country they can both be in; a foreign city in "Georgia" is in the American one. */
  private static String common(PlaceHit place, PlaceHit whole) {
    for (String code : place.codes()) {
      if (whole.codes().contains(code)) {
        return code;
      }
    }
    return whole.codes().contains(STATES) ? STATES : whole.code();
  }

  private static boolean liesIn(PlaceHit place, PlaceHit whole) {
    Kind kind = place.place().kind();
    if (kind == Kind.DEMONYM || kind == Kind.REGION) {
      return false;
    }
    if (whole.place().kind() == Kind.REGION) {
      return FEDERATIONS.contains(whole.code());
    }
    return kind != Kind.NAME && whole.place().kind() == Kind.NAME;
  }

  private static List<PlaceHit> withGeorgia(List<PlaceHit> hits, String outletCountry) {
    if (hits.stream().noneMatch(PlaceRules::isGeorgia)) {
      return hits;
    }
    boolean caucasus = false;
    boolean states = outletCountry.equals(STATES);
    boolean within = false;
    boolean neighbours = false;
    for (PlaceHit hit : hits) {
      boolean settled = hit.codes().size() == 1;
      caucasus |= settled && hit.code().equals(GEORGIA);
      states |= settled && hit.code().equals(STATES);
      within |= settled && hit.code().equals(STATES) && isWithin(hit);
      neighbours |= settled && NEAR_GEORGIA.contains(hit.code());
    }
    boolean american = !caucasus && (within || (states && !neighbours));
    return hits.stream().map(h -> isGeorgia(h) ? h.in(american ? STATES : GEORGIA) : h).toList();
  }

  private static boolean isWithin(PlaceHit hit) {
    return hit.place().kind() == Kind.REGION || hit.place().kind() == Kind.CITY;
  }

  private static boolean isGeorgia(PlaceHit hit) {
    return hit.codes().size() == 2 && hit.codes().contains(GEORGIA) && hit.codes().contains(STATES);
  }

  /** Of several countries the one that the article names, if it is one; else the likeliest. */
  private static List<PlaceHit> withAmbiguous(List<PlaceHit> hits) {
    Set<String> named = new HashSet<>();
    for (PlaceHit hit : hits) {
      if (hit.codes().size() == 1 && hit.counts()) {
        named.add(hit.code());
      }
    }
    return hits.stream().map(h -> h.codes().size() == 1 ? h : h.in(choice(h, named))).toList();
  }

  private static String choice(PlaceHit hit, Set<String> named) {
    List<String> candidates = hit.codes().stream().filter(named::contains).toList();
    return candidates.size() == 1 ? candidates.get(0) : hit.code();
  }

  private List<PlaceHit> withoutWeak(List<Passage> passages, List<PlaceHit> hits) {
    if (hits.stream().noneMatch(h -> weakNames.containsKey(h.place().form()))) {
      return hits;
    }
    Map<String, Boolean> supported = new HashMap<>();
    List<PlaceHit> kept = new ArrayList<>(hits.size());
    for (PlaceHit hit : hits) {
      ContextTerms support = weakNames.get(hit.place().form());
      boolean weak =
          support != null
              && hit.counts()
              && hit.code().equals(hit.place().code())
              && !isBehindPreposition(passages, hit)
              && !isListed(passages, hits, hit)
              && !supported.computeIfAbsent(
                  hit.place().form(), f -> isSupported(passages, hits, hit, support));
      kept.add(weak ? hit.as(Standing.WEAK) : hit);
    }
    return kept;
  }

  private static boolean isBehindPreposition(List<Passage> passages, PlaceHit hit) {
    NormalText text = passages.get(hit.passage()).text();
    return PREPOSITIONS.contains(new Surroundings(text).wordBefore(hit.from()));
  }

  /** Whether another country follows: "Turkey and Bulgaria". */
  private static boolean isListed(List<Passage> passages, List<PlaceHit> hits, PlaceHit hit) {
    NormalText text = passages.get(hit.passage()).text();
    return hits.stream()
        .filter(h -> h.counts() && h.place().kind() == Kind.NAME && h.passage() == hit.passage())
        .filter(h -> h.from() > hit.to() && h.from() - hit.to() <= WIDEST_LIST_GAP)
        .anyMatch(h -> LIST_GAP.matcher(text.cased(hit.to(), h.from())).matches());
  }

  private static boolean isSupported(
      List<Passage> passages, List<PlaceHit> hits, PlaceHit hit, ContextTerms support) {
    return hits.stream().anyMatch(h -> otherForm(h, hit))
        || support.anyIn(passages.stream().map(p -> NormalizedSpan.of(p.text())).toList());
  }

  private static boolean otherForm(PlaceHit other, PlaceHit hit) {
    return other.counts()
        && other.code().equals(hit.code())
        && !other.place().form().equals(hit.place().form());
  }
}
