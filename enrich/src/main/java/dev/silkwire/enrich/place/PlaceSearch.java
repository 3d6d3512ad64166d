package dev.silkwire.enrich.place;

import dev.silkwire.contract.Evidence;
import dev.silkwire.enrich.gazetteer.CountryPairs;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.gazetteer.PlaceMeaning;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Mask;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Pair;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Region;
import dev.silkwire.enrich.place.PlaceHit.Standing;
import dev.silkwire.enrich.text.Addresses;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.FoundPhrase.Subject;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Span;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what in the passages of one article may lead to a place, and what the words right around
 * make of it. Not thread-safe: one article, one search.
 */
public final class PlaceSearch {
  private static final int SHORT_FORM = 2;

  private final Gazetteer gazetteer;
  private final PlacePatterns patterns;
  private final OrganisationNames orgNames;
  private final LanguageNames languageNames;
  private final GazetteerLanguage language;

  private final List<PlaceHit> hits = new ArrayList<>();
  private final List<PlaceHit> aside = new ArrayList<>();
  private final List<RegionHit> regions = new ArrayList<>();
  private final List<MaskHit> masks = new ArrayList<>();
  private @Nullable PlaceHit lastLanguage;

  /** Words that name a group of countries, or its seat where that is meant. */
  public record RegionHit(String id, int passage, int from, int to) {
    /** For an explanation. */
    public FoundPhrase finding(boolean again) {
      String rule = again ? Standing.REPEATED.rule() : "name of a group or region of countries";
      return new FoundPhrase(Subject.REGION, id, passage, from, to, !again, rule, 0);
    }
  }

  /** Words that hide a place. */
  public record MaskHit(Mask mask, int passage, int from, int to) {
    /** For an explanation. */
    public FoundPhrase finding(String code) {
      String rule = "hides a place: " + mask.what();
      return new FoundPhrase(Subject.COUNTRY, code, passage, from, to, false, rule, 0);
    }
  }

  public PlaceSearch(
      Gazetteer gazetteer,
      PlacePatterns patterns,
      OrganisationNames orgNames,
      LanguageNames languageNames,
      GazetteerLanguage language) {
    this.gazetteer = gazetteer;
    this.patterns = patterns;
    this.orgNames = orgNames;
    this.languageNames = languageNames;
    this.language = language;
  }

  /** Places, in reading order. */
  public List<PlaceHit> hits() {
    return hits;
  }

  /** What looked like a place and is none. */
  public List<PlaceHit> aside() {
    return aside;
  }

  public List<RegionHit> regions() {
    return regions;
  }

  public List<MaskHit> masks() {
    return masks;
  }

  /** Looks through a passage, except what names an initiative. */
  public void add(Passage passage, int number, List<Span> taken) {
    NormalText text = passage.text();
    List<Span> datelines =
        passage.field() == Evidence.Field.TEXT ? Dateline.in(text.original()) : List.of();
    for (PhraseTrie.Match<PlaceMeaning> match : gazetteer.trie().find(text, language::reads)) {
      int from = match.from();
      int to = match.to();
      if (isTaken(taken, new Span(from, to)) || Addresses.contain(text, from, to)) {
        continue;
      }
      PlaceMeaning meaning = language.preferred(match.values());
      if (meaning instanceof Place place) {
        addPlace(text, PlaceHit.of(place, number, from, to), datelines);
      } else if (meaning instanceof Pair pair) {
        addPair(text, pair, number, from);
      } else if (meaning instanceof Region region) {
        regions.add(new RegionHit(region.id(), number, from, to));
      } else if (meaning instanceof Mask mask) {
        masks.add(new MaskHit(mask, number, from, to));
      }
    }
  }

  private void addPair(NormalText text, Pair pair, int number, int from) {
    if (pair.beginsWord() && from > 0 && CountryPairs.mayEndInside(text.cased(from - 1))) {
      return;
    }
    for (Place place : pair.places()) {
      int there = from + pair.form().indexOf(place.form());
      hits.add(PlaceHit.of(place, number, there, there + 1));
    }
  }

  private void addPlace(NormalText text, PlaceHit hit, List<Span> datelines) {
    PlaceHit last = lastLanguage;
    if (isMisread(text, hit)) {
      aside.add(hit.as(Standing.MISREAD));
    } else if (languageNames.isLanguage(text, hit)
        || (last != null && languageNames.goOn(text, last, hit))) {
      lastLanguage = hit;
      aside.add(hit.as(Standing.LANGUAGE));
    } else {
      hits.add(hit.as(standing(text, hit, datelines)));
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
    if (!datelines.isEmpty()) {
      Span there = text.inOriginal(hit.from(), hit.to());
      if (datelines.stream().anyMatch(d -> d.covers(there))) {
        return Standing.DATELINE;
      }
    }
    Standing standing = patterns.standing(text, hit, language.code());
    boolean embedded = standing.weighs() && orgNames.embed(text, hit);
    return embedded ? Standing.ORGANISATION : standing;
  }

  /** Abbreviations of states stand behind a comma; two letters among capitals are a word. */
  private static boolean isMisread(NormalText text, PlaceHit hit) {
    String form = hit.place().form();
    boolean postal = form.length() == SHORT_FORM && form.charAt(0) < 0x80;
    boolean dotted = form.endsWith(".") && form.indexOf('.') == form.length() - 1;
    if (!postal && !dotted) {
      return false;
    }
    Surroundings around = new Surroundings(text);
    if (hit.place().kind() == Kind.REGION) {
      return !around.commaBefore(hit.from());
    }
    return postal && around.amongCapitals(hit.from(), hit.to());
  }
}
