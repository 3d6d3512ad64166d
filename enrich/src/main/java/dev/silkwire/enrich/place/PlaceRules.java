package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.place.PlaceHit.MentionRole;
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
 * Rules that disambiguate places by the whole article: "Lebanon, Tennessee" and Georgia beside
 * other American places are in the United States, "Congolese" refers to the Congo that the article
 * names, and names with a more common meaning need supporting evidence. Immutable and safe to
 * share.
 */
public final class PlaceRules {
  private static final String UNITED_STATES = "US";
  private static final String GEORGIA = "GE";
  private static final Set<String> FEDERATIONS = Set.of("US", "CA", "AU");
  private static final Set<String> GEORGIAS_NEIGHBOURS =
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

  private static final int MAX_LIST_GAP_CHARS = 6;
  private static final Pattern LIST_GAP = Pattern.compile(", (?:and )?| (?:and|or) ");

  private final Map<String, ContextTerms> weakNames = new HashMap<>();

  public PlaceRules() {
    for (String line : RuleFile.lines("/country/weak-names.tsv")) {
      List<String> columns = RuleFile.columns(line);
      weakNames.put(columns.get(0), new ContextTerms(RuleFile.items(columns.get(1))));
    }
  }

  /** Resolves each place to one country. */
  public List<PlaceHit> resolve(List<Passage> passages, List<PlaceHit> hits, String outletCountry) {
    List<PlaceHit> resolved = resolveContainment(passages, hits);
    resolved = resolveGeorgia(resolved, outletCountry);
    resolved = resolveAmbiguous(resolved);
    return markWeakNames(passages, resolved);
  }

  /**
   * Resolves places followed by a comma and the state or country that contains them, and all other
   * mentions of the same places.
   */
  private static List<PlaceHit> resolveContainment(List<Passage> passages, List<PlaceHit> hits) {
    List<PlaceHit> resolved = new ArrayList<>(hits);
    Map<String, String> codeByForm = new HashMap<>();
    for (int i = 0; i + 1 < hits.size(); i++) {
      PlaceHit place = hits.get(i);
      PlaceHit container = hits.get(i + 1);
      if (isContained(passages.get(place.passage()).text(), place, container)) {
        String code = commonCountry(place, container);
        resolved.set(i, place.withCode(code));
        resolved.set(i + 1, container.withCode(code));
        codeByForm.put(place.place().form(), code);
      }
    }
    resolved.replaceAll(
        h -> {
          String code = codeByForm.get(h.place().form());
          return code == null ? h : h.withCode(code);
        });
    return resolved;
  }

  private static boolean isContained(NormalText text, PlaceHit place, PlaceHit container) {
    return place.passage() == container.passage()
        && container.from() - place.to() == 2
        && text.cased(place.to(), container.from()).equals(", ")
        && canLieIn(place, container);
  }

  /**
   * Returns the country that contains both; a foreign city in "Georgia" is in the American state.
   */
  private static String commonCountry(PlaceHit place, PlaceHit container) {
    for (String code : place.codes()) {
      if (container.codes().contains(code)) {
        return code;
      }
    }
    return container.codes().contains(UNITED_STATES) ? UNITED_STATES : container.code();
  }

  private static boolean canLieIn(PlaceHit place, PlaceHit container) {
    PlaceKind kind = place.place().kind();
    if (kind == PlaceKind.DEMONYM || kind == PlaceKind.REGION) {
      return false;
    }
    if (container.place().kind() == PlaceKind.REGION) {
      return FEDERATIONS.contains(container.code());
    }
    return kind != PlaceKind.NAME && container.place().kind() == PlaceKind.NAME;
  }

  private static List<PlaceHit> resolveGeorgia(List<PlaceHit> hits, String outletCountry) {
    if (hits.stream().noneMatch(PlaceRules::isGeorgia)) {
      return hits;
    }
    boolean mentionsGeorgia = false;
    boolean mentionsUnitedStates = outletCountry.equals(UNITED_STATES);
    boolean mentionsAmericanPlace = false;
    boolean mentionsNeighbour = false;
    for (PlaceHit hit : hits) {
      boolean resolved = hit.codes().size() == 1;
      mentionsGeorgia |= resolved && hit.code().equals(GEORGIA);
      mentionsUnitedStates |= resolved && hit.code().equals(UNITED_STATES);
      mentionsAmericanPlace |= resolved && hit.code().equals(UNITED_STATES) && isCityOrRegion(hit);
      mentionsNeighbour |= resolved && GEORGIAS_NEIGHBOURS.contains(hit.code());
    }
    boolean american =
        !mentionsGeorgia && (mentionsAmericanPlace || (mentionsUnitedStates && !mentionsNeighbour));
    return hits.stream()
        .map(h -> isGeorgia(h) ? h.withCode(american ? UNITED_STATES : GEORGIA) : h)
        .toList();
  }

  private static boolean isCityOrRegion(PlaceHit hit) {
    return hit.place().kind() == PlaceKind.REGION || hit.place().kind() == PlaceKind.CITY;
  }

  private static boolean isGeorgia(PlaceHit hit) {
    return hit.codes().size() == 2
        && hit.codes().contains(GEORGIA)
        && hit.codes().contains(UNITED_STATES);
  }

  /** Resolves ambiguous places to the only candidate that the article names, else the likeliest. */
  private static List<PlaceHit> resolveAmbiguous(List<PlaceHit> hits) {
    Set<String> mentionedCodes = new HashSet<>();
    for (PlaceHit hit : hits) {
      if (hit.codes().size() == 1 && hit.counts()) {
        mentionedCodes.add(hit.code());
      }
    }
    return hits.stream()
        .map(h -> h.codes().size() == 1 ? h : h.withCode(choose(h, mentionedCodes)))
        .toList();
  }

  private static String choose(PlaceHit hit, Set<String> mentionedCodes) {
    List<String> candidates = hit.codes().stream().filter(mentionedCodes::contains).toList();
    return candidates.size() == 1 ? candidates.get(0) : hit.code();
  }

  private List<PlaceHit> markWeakNames(List<Passage> passages, List<PlaceHit> hits) {
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
              && !followsPreposition(passages, hit)
              && !isListed(passages, hits, hit)
              && !supported.computeIfAbsent(
                  hit.place().form(), f -> isSupported(passages, hits, hit, support));
      kept.add(weak ? hit.withRole(MentionRole.WEAK) : hit);
    }
    return kept;
  }

  private static boolean followsPreposition(List<Passage> passages, PlaceHit hit) {
    NormalText text = passages.get(hit.passage()).text();
    return PREPOSITIONS.contains(new Surroundings(text).wordBefore(hit.from()));
  }

  /** Returns whether another country follows in a list: "Turkey and Bulgaria". */
  private static boolean isListed(List<Passage> passages, List<PlaceHit> hits, PlaceHit hit) {
    NormalText text = passages.get(hit.passage()).text();
    return hits.stream()
        .filter(
            h -> h.counts() && h.place().kind() == PlaceKind.NAME && h.passage() == hit.passage())
        .filter(h -> h.from() > hit.to() && h.from() - hit.to() <= MAX_LIST_GAP_CHARS)
        .anyMatch(h -> LIST_GAP.matcher(text.cased(hit.to(), h.from())).matches());
  }

  private static boolean isSupported(
      List<Passage> passages, List<PlaceHit> hits, PlaceHit hit, ContextTerms support) {
    return hits.stream().anyMatch(h -> isOtherForm(h, hit))
        || support.anyIn(passages.stream().map(p -> NormalizedSpan.of(p.text())).toList());
  }

  private static boolean isOtherForm(PlaceHit other, PlaceHit hit) {
    return other.counts()
        && other.code().equals(hit.code())
        && !other.place().form().equals(hit.place().form());
  }
}
