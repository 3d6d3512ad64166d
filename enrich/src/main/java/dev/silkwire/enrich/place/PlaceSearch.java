package dev.silkwire.enrich.place;

import dev.silkwire.contract.record.Evidence;
import dev.silkwire.enrich.gazetteer.CountryPairs;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.gazetteer.PlaceMeaning;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.CountryPair;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.FalsePlaceName;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Region;
import dev.silkwire.enrich.place.PlaceHit.MentionRole;
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
 * A search for the places, regions and false place names in the passages of one article. It gives
 * each place a role by the words next to it. Not thread-safe; each instance serves one article.
 */
public final class PlaceSearch {
  private static final int POSTAL_CODE_LENGTH = 2;

  private final Gazetteer gazetteer;
  private final PlacePatterns patterns;
  private final OrganisationNames organisationNames;
  private final LanguageNames languageNames;
  private final GazetteerLanguage language;

  private final List<PlaceHit> hits = new ArrayList<>();
  private final List<PlaceHit> rejected = new ArrayList<>();
  private final List<RegionHit> regions = new ArrayList<>();
  private final List<FalseNameHit> falseNames = new ArrayList<>();
  private @Nullable PlaceHit previousLanguage;

  /** A mention of a group or region of countries, by its name or its seat. */
  public record RegionHit(String id, int passage, int from, int to) {
    /** Returns the entry of an explanation. */
    public FoundPhrase finding(boolean repeated) {
      String rule =
          repeated ? MentionRole.REPEATED.rule() : "name of a group or region of countries";
      return new FoundPhrase(Subject.REGION, id, passage, from, to, !repeated, rule, 0);
    }
  }

  /** A phrase that contains a place name but does not refer to the place. */
  public record FalseNameHit(FalsePlaceName falseName, int passage, int from, int to) {
    /** Returns the entry of an explanation. */
    public FoundPhrase finding(String code) {
      String rule = "hides a place: " + falseName.category();
      return new FoundPhrase(Subject.COUNTRY, code, passage, from, to, false, rule, 0);
    }
  }

  public PlaceSearch(
      Gazetteer gazetteer,
      PlacePatterns patterns,
      OrganisationNames organisationNames,
      LanguageNames languageNames,
      GazetteerLanguage language) {
    this.gazetteer = gazetteer;
    this.patterns = patterns;
    this.organisationNames = organisationNames;
    this.languageNames = languageNames;
    this.language = language;
  }

  /** Returns the places, in reading order. */
  public List<PlaceHit> hits() {
    return hits;
  }

  /** Returns phrases that are spelled like places but are not. */
  public List<PlaceHit> rejected() {
    return rejected;
  }

  public List<RegionHit> regions() {
    return regions;
  }

  public List<FalseNameHit> falseNames() {
    return falseNames;
  }

  /**
   * Searches a passage.
   *
   * @param number index of the passage, from 0
   * @param excluded spans of the normalized text to skip, in order and without overlaps
   */
  public void add(Passage passage, int number, List<Span> excluded) {
    NormalText text = passage.text();
    List<Span> datelines =
        passage.field() == Evidence.Field.TEXT ? Dateline.in(text.original()) : List.of();
    for (PhraseTrie.Match<PlaceMeaning> match : gazetteer.trie().find(text, language::matches)) {
      int from = match.from();
      int to = match.to();
      if (isExcluded(excluded, new Span(from, to)) || Addresses.contain(text, from, to)) {
        continue;
      }
      PlaceMeaning meaning = language.preferred(match.values());
      if (meaning instanceof Place place) {
        addPlace(text, PlaceHit.of(place, number, from, to), datelines);
      } else if (meaning instanceof CountryPair pair) {
        addPair(text, pair, number, from);
      } else if (meaning instanceof Region region) {
        regions.add(new RegionHit(region.id(), number, from, to));
      } else if (meaning instanceof FalsePlaceName falseName) {
        falseNames.add(new FalseNameHit(falseName, number, from, to));
      }
    }
  }

  private void addPair(NormalText text, CountryPair pair, int number, int from) {
    if (pair.startsWord() && from > 0 && CountryPairs.canPrecedeInWord(text.cased(from - 1))) {
      return;
    }
    for (Place place : pair.places()) {
      int there = from + pair.form().indexOf(place.form());
      hits.add(PlaceHit.of(place, number, there, there + 1));
    }
  }

  private void addPlace(NormalText text, PlaceHit hit, List<Span> datelines) {
    PlaceHit previous = previousLanguage;
    if (isAbbreviationMisread(text, hit)) {
      rejected.add(hit.withRole(MentionRole.MISREAD));
    } else if (languageNames.isLanguage(text, hit)
        || (previous != null && languageNames.isInList(text, previous, hit))) {
      previousLanguage = hit;
      rejected.add(hit.withRole(MentionRole.LANGUAGE));
    } else {
      hits.add(hit.withRole(role(text, hit, datelines)));
    }
  }

  private static boolean isExcluded(List<Span> excluded, Span span) {
    int low = 0;
    int high = excluded.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (excluded.get(middle).end() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < excluded.size() && excluded.get(low).overlaps(span);
  }

  private MentionRole role(NormalText text, PlaceHit hit, List<Span> datelines) {
    if (!datelines.isEmpty()) {
      Span there = text.inOriginal(hit.from(), hit.to());
      if (datelines.stream().anyMatch(d -> d.covers(there))) {
        return MentionRole.DATELINE;
      }
    }
    MentionRole role = patterns.role(text, hit, language.code());
    boolean partOfOrganisation = role.weighs() && organisationNames.isPartOfOrganisation(text, hit);
    return partOfOrganisation ? MentionRole.ORGANISATION : role;
  }

  /**
   * Returns whether a phrase is spelled like an abbreviation but is an ordinary word: abbreviations
   * of states follow a comma, and two letters among words in capitals are a word.
   */
  private static boolean isAbbreviationMisread(NormalText text, PlaceHit hit) {
    String form = hit.place().form();
    boolean postal = form.length() == POSTAL_CODE_LENGTH && form.charAt(0) < 0x80;
    boolean dotted = form.endsWith(".") && form.indexOf('.') == form.length() - 1;
    if (!postal && !dotted) {
      return false;
    }
    Surroundings around = new Surroundings(text);
    if (hit.place().kind() == PlaceKind.REGION) {
      return !around.hasCommaBefore(hit.from());
    }
    return postal && around.isAmongCapitals(hit.from(), hit.to());
  }
}
