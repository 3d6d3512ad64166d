package dev.silkwire.enrich.country;

import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.RegionTag;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.place.GazetteerLanguage;
import dev.silkwire.enrich.place.Homographs;
import dev.silkwire.enrich.place.HostCities;
import dev.silkwire.enrich.place.LanguageNames;
import dev.silkwire.enrich.place.OrganisationNames;
import dev.silkwire.enrich.place.PersonNames;
import dev.silkwire.enrich.place.PlaceHit;
import dev.silkwire.enrich.place.PlaceHit.Standing;
import dev.silkwire.enrich.place.PlacePatterns;
import dev.silkwire.enrich.place.PlaceRules;
import dev.silkwire.enrich.place.PlaceSearch;
import dev.silkwire.enrich.place.PlaceSearch.MaskHit;
import dev.silkwire.enrich.place.PlaceSearch.RegionHit;
import dev.silkwire.enrich.place.Seats;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says which countries and regions an article speaks of, how often, and which countries it is
 * about. Immutable and safe to share.
 */
public final class CountryTagger {
  private final Gazetteer gazetteer;
  private final RollUp rollUp;
  private final PlacePatterns patterns = new PlacePatterns();
  private final OrganisationNames orgNames = new OrganisationNames();
  private final LanguageNames languageNames = new LanguageNames();
  private final Homographs otherWords = new Homographs();
  private final PersonNames persons = new PersonNames();
  private final PlaceRules rules = new PlaceRules();
  private final Seats seats = new Seats();
  private final HostCities hostCities = new HostCities();
  private final Institutions institutions = new Institutions();

  /** A tagger that tells all countries and territories apart. */
  public CountryTagger(Gazetteer gazetteer) {
    this(gazetteer, RollUp.NONE);
  }

  /**
   * @param rollUp what to count under another code
   */
  public CountryTagger(Gazetteer gazetteer, RollUp rollUp) {
    this.gazetteer = gazetteer;
    this.rollUp = rollUp;
  }

  /**
   * The countries and regions.
   *
   * @param taken by passage, the stretches of its normal text that name an initiative: they name no
   *     country
   * @param language of the article, BCP-47; null when unknown
   * @param findings told of all that was found, and why it counts or not
   */
  public CountriesAndRegions tag(
      List<Passage> passages,
      List<List<Span>> taken,
      @Nullable String language,
      Outlet outlet,
      Supplier<RepeatedLines> repetition,
      Consumer<FoundPhrase> findings) {
    PlaceSearch found =
        new PlaceSearch(
            gazetteer,
            patterns,
            orgNames,
            languageNames,
            new GazetteerLanguage(language, otherWords));
    for (int p = 0; p < passages.size(); p++) {
      found.add(passages.get(p), p, taken.get(p));
    }
    String home = Objects.requireNonNullElse(outlet.country(), "");
    List<PlaceHit> settled =
        rules.settled(passages, persons.withoutPersons(passages, found.hits(), findings), home);
    List<RegionHit> regions = new ArrayList<>(found.regions());
    settled = hostCities.withoutHosts(passages, seats.withoutSeats(settled, regions));
    CountryTally tally = new CountryTally(passages);
    for (PlaceHit hit : settled) {
      boolean again = hit.counts() && repetition.get().repeats(hit.passage(), hit.from());
      add(tally, again ? hit.as(Standing.REPEATED) : hit, findings);
    }
    found.aside().forEach(hit -> findings.accept(hit.finding(0)));
    found.masks().forEach(mask -> add(tally, mask, findings));
    String publisher = outlet.country();
    return new CountriesAndRegions(
        tally.tags(
            publisher == null ? null : rollUp.of(publisher),
            () -> institutions(passages, language, findings)),
        regionTags(regions, repetition, findings));
  }

  private void add(CountryTally tally, PlaceHit hit, Consumer<FoundPhrase> findings) {
    PlaceHit counted = hit.in(rollUp.of(hit.code()));
    tally.add(counted);
    findings.accept(counted.finding(hit.standing().weighs() ? tally.weight(hit) : 0));
  }

  private List<Institutions.Hit> institutions(
      List<Passage> passages, @Nullable String language, Consumer<FoundPhrase> findings) {
    List<Institutions.Hit> hits =
        institutions.in(passages, language).stream().map(hit -> hit.in(rollUp)).toList();
    hits.forEach(hit -> hit.findings().forEach(findings));
    return hits;
  }

  /** An organisation is recorded with its country; what else hides a place leads nowhere. */
  private void add(CountryTally tally, MaskHit hit, Consumer<FoundPhrase> findings) {
    String country = hit.mask().country();
    String code = country == null ? "" : rollUp.of(country);
    if (country != null) {
      Place within = new Place(List.of(code), Kind.NAME, null, "");
      tally.add(PlaceHit.of(within, hit.passage(), hit.from(), hit.to()).as(Standing.ORGANISATION));
    }
    findings.accept(hit.finding(code));
  }

  private static List<RegionTag> regionTags(
      List<RegionHit> hits, Supplier<RepeatedLines> repetition, Consumer<FoundPhrase> findings) {
    Map<String, Integer> counts = new TreeMap<>();
    for (RegionHit hit : hits) {
      boolean again = repetition.get().repeats(hit.passage(), hit.from());
      if (!again) {
        counts.merge(hit.id(), 1, Integer::sum);
      }
      findings.accept(hit.finding(again));
    }
    return counts.entrySet().stream()
        .map(e -> new RegionTag(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt(RegionTag::count).reversed())
        .toList();
  }
}
