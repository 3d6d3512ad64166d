package dev.silkwire.enrich.country;

import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.Evidence;
import dev.silkwire.contract.Outlet;
import dev.silkwire.enrich.country.Meaning.Kind;
import dev.silkwire.enrich.country.Meaning.Mask;
import dev.silkwire.enrich.country.Meaning.Place;
import dev.silkwire.enrich.country.PlaceHit.Standing;
import dev.silkwire.enrich.text.Addresses;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.PhraseTrie;
import dev.silkwire.enrich.text.Repetition;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says which countries an article speaks of, how often, and which it is about. Immutable and safe
 * to share.
 */
public final class CountryTagger {
  private static final int SHORT_FORM = 2;

  private final Gazetteer gazetteer;
  private final OrgPatterns orgPatterns = new OrgPatterns();
  private final LanguageNames languageNames = new LanguageNames();
  private final PersonGuard persons = new PersonGuard();
  private final PlaceRules rules = new PlaceRules();

  public CountryTagger(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * The countries, most mentioned first.
   *
   * @param taken by passage, the stretches of its normal text that name an initiative: they name no
   *     country
   * @param language of the article, BCP-47; null when unknown
   */
  public List<CountryTag> tag(
      List<Passage> passages,
      List<List<Span>> taken,
      @Nullable String language,
      Outlet outlet,
      Supplier<Repetition> repetition) {
    List<PlaceHit> hits = new ArrayList<>();
    List<PlaceHit> masked = new ArrayList<>();
    Language read = new Language(language);
    for (int p = 0; p < passages.size(); p++) {
      find(passages.get(p), p, taken.get(p), read, hits, masked);
    }
    String home = Objects.requireNonNullElse(outlet.country(), "");
    Tally tally = new Tally(passages);
    for (PlaceHit hit : rules.settled(passages, withoutPersons(passages, hits), home)) {
      boolean again = hit.counts() && repetition.get().repeats(hit.passage(), hit.from());
      tally.add(again ? hit.as(Standing.REPEATED) : hit);
    }
    masked.forEach(tally::add);
    return tally.tags(outlet.country());
  }

  private void find(
      Passage passage,
      int number,
      List<Span> taken,
      Language language,
      List<PlaceHit> hits,
      List<PlaceHit> masked) {
    NormalText text = passage.text();
    List<Span> datelines =
        passage.field() == Evidence.Field.TEXT ? Dateline.in(text.original()) : List.of();
    for (PhraseTrie.Match<Meaning> match : gazetteer.trie().find(text, language::reads)) {
      Span span = new Span(match.from(), match.to());
      if (isTaken(taken, span) || Addresses.contain(text, span.start(), span.end())) {
        continue;
      }
      Meaning meaning = language.preferred(match.values());
      if (meaning instanceof Place place) {
        PlaceHit hit = PlaceHit.of(place, number, match.from(), match.to());
        if (!isMisread(text, hit) && !languageNames.isLanguage(text, hit)) {
          hits.add(hit.as(standing(text, hit, datelines)));
        }
      } else if (meaning instanceof Mask mask && mask.country() != null) {
        Place within = new Place(List.of(mask.country()), Kind.NAME, null, "");
        masked.add(PlaceHit.of(within, number, match.from(), match.to()).as(Standing.ORGANISATION));
      }
    }
  }

  /** Neither overlap among themselves, and both come in reading order. */
  private static boolean isTaken(List<Span> taken, Span span) {
    int low = 0;
    int high = taken.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (taken.get(middle).end() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < taken.size() && taken.get(low).overlaps(span);
  }

  private Standing standing(NormalText text, PlaceHit hit, List<Span> datelines) {
    Span there = text.inOriginal(hit.from(), hit.to());
    if (datelines.stream().anyMatch(d -> d.covers(there))) {
      return Standing.DATELINE;
    }
    return orgPatterns.standing(text, hit);
  }

  /** Abbreviations of states stand behind a comma; two letters among capitals are a word. */
  private static boolean isMisread(NormalText text, PlaceHit hit) {
    String form = hit.place().form();
    Surroundings around = new Surroundings(text);
    boolean postal = form.length() == SHORT_FORM && form.charAt(0) < 0x80;
    boolean dotted = form.endsWith(".") && form.indexOf('.') == form.length() - 1;
    if (hit.place().kind() == Kind.REGION && (postal || dotted)) {
      return !around.commaBefore(hit.from());
    }
    return postal && around.amongCapitals(hit.from(), hit.to());
  }

  /** Without people; nor counts their bare surname where nothing else speaks for the place. */
  private List<PlaceHit> withoutPersons(List<Passage> passages, List<PlaceHit> hits) {
    Set<PlaceHit> people =
        hits.stream()
            .filter(h -> h.counts() && persons.isPerson(passages.get(h.passage()).text(), h))
            .collect(Collectors.toSet());
    if (people.isEmpty()) {
      return hits;
    }
    Set<String> names = people.stream().map(p -> p.place().form()).collect(Collectors.toSet());
    Map<String, Set<String>> formsByCode = new HashMap<>();
    hits.forEach(
        h -> formsByCode.computeIfAbsent(h.code(), c -> new HashSet<>()).add(h.place().form()));
    return hits.stream()
        .filter(h -> !people.contains(h))
        .filter(
            h ->
                !names.contains(h.place().form())
                    || formsByCode.getOrDefault(h.code(), Set.of()).size() > 1)
        .toList();
  }
}
