package dev.silkwire.enrich.country;

import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.place.GazetteerLanguage;
import dev.silkwire.enrich.place.Homographs;
import dev.silkwire.enrich.place.HostCities;
import dev.silkwire.enrich.place.LanguageNames;
import dev.silkwire.enrich.place.OrganisationNames;
import dev.silkwire.enrich.place.PersonNames;
import dev.silkwire.enrich.place.PlaceHit;
import dev.silkwire.enrich.place.PlaceHit.MentionRole;
import dev.silkwire.enrich.place.PlacePatterns;
import dev.silkwire.enrich.place.PlaceRules;
import dev.silkwire.enrich.place.PlaceSearch;
import dev.silkwire.enrich.place.PlaceSearch.FalseNameHit;
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
 * A tagger that detects which countries and regions an article mentions, how often, and which
 * countries it is about. Immutable and safe to share.
 */
public final class CountryTagger {
  private final Gazetteer gazetteer;
  private final RollUp rollUp;
  private final PlacePatterns patterns = new PlacePatterns();
  private final OrganisationNames organisationNames = new OrganisationNames();
  private final LanguageNames languageNames = new LanguageNames();
  private final Homographs homographs = new Homographs();
  private final PersonNames personNames = new PersonNames();
  private final PlaceRules placeRules = new PlaceRules();
  private final Seats seats = new Seats();
  private final HostCities hostCities = new HostCities();
  private final Institutions institutions = new Institutions();

  /** Builds a tagger that counts each country and territory under its own code. */
  public CountryTagger(Gazetteer gazetteer) {
    this(gazetteer, RollUp.NONE);
  }

  /**
   * @param rollUp codes to count under another code
   */
  public CountryTagger(Gazetteer gazetteer, RollUp rollUp) {
    this.gazetteer = gazetteer;
    this.rollUp = rollUp;
  }

  /**
   * Tags the countries and regions of an article.
   *
   * @param initiativeSpans for each passage, the spans of its normalized text that name an
   *     initiative; countries in them are not counted
   * @param language of the article, BCP-47; null if unknown
   * @param repeatedLines the lines that repeat others; computed only if needed
   * @param findings receives all phrases that were found, with the rule that applied
   */
  public CountriesAndRegions tag(
      List<Passage> passages,
      List<List<Span>> initiativeSpans,
      @Nullable String language,
      Outlet outlet,
      Supplier<RepeatedLines> repeatedLines,
      Consumer<FoundPhrase> findings) {
    PlaceSearch search =
        new PlaceSearch(
            gazetteer,
            patterns,
            organisationNames,
            languageNames,
            new GazetteerLanguage(language, homographs));
    for (int p = 0; p < passages.size(); p++) {
      search.add(passages.get(p), p, initiativeSpans.get(p));
    }
    String outletCountry = Objects.requireNonNullElse(outlet.country(), "");
    List<PlaceHit> hits =
        placeRules.resolve(
            passages, personNames.removePersons(passages, search.hits(), findings), outletCountry);
    List<RegionHit> regions = new ArrayList<>(search.regions());
    hits = hostCities.markHosts(passages, seats.markSeats(hits, regions));
    CountryTally tally = new CountryTally(passages);
    for (PlaceHit hit : hits) {
      boolean repeated = hit.counts() && repeatedLines.get().repeats(hit.passage(), hit.from());
      add(tally, repeated ? hit.withRole(MentionRole.REPEATED) : hit, findings);
    }
    search.rejected().forEach(hit -> findings.accept(hit.finding(0)));
    search.falseNames().forEach(falseName -> add(tally, falseName, findings));
    String publisher = outlet.country();
    return new CountriesAndRegions(
        tally.tags(
            publisher == null ? null : rollUp.of(publisher),
            () -> institutions(passages, language, findings)),
        regionTags(regions, repeatedLines, findings));
  }

  private void add(CountryTally tally, PlaceHit hit, Consumer<FoundPhrase> findings) {
    PlaceHit counted = hit.withCode(rollUp.of(hit.code()));
    tally.add(counted);
    findings.accept(counted.finding(hit.role().weighs() ? tally.weight(hit) : 0));
  }

  private List<Institutions.Hit> institutions(
      List<Passage> passages, @Nullable String language, Consumer<FoundPhrase> findings) {
    List<Institutions.Hit> hits =
        institutions.find(passages, language).stream().map(hit -> hit.rolledUp(rollUp)).toList();
    hits.forEach(hit -> hit.findings().forEach(findings));
    return hits;
  }

  /** Adds the country of an organisation; other false place names have no country. */
  private void add(CountryTally tally, FalseNameHit hit, Consumer<FoundPhrase> findings) {
    String country = hit.falseName().country();
    String code = country == null ? "" : rollUp.of(country);
    if (country != null) {
      Place place = new Place(List.of(code), PlaceKind.NAME, null, "");
      tally.add(
          PlaceHit.of(place, hit.passage(), hit.from(), hit.to())
              .withRole(MentionRole.ORGANISATION));
    }
    findings.accept(hit.finding(code));
  }

  private static List<RegionTag> regionTags(
      List<RegionHit> hits, Supplier<RepeatedLines> repeatedLines, Consumer<FoundPhrase> findings) {
    Map<String, Integer> counts = new TreeMap<>();
    for (RegionHit hit : hits) {
      boolean repeated = repeatedLines.get().repeats(hit.passage(), hit.from());
      if (!repeated) {
        counts.merge(hit.id(), 1, Integer::sum);
      }
      findings.accept(hit.finding(repeated));
    }
    return counts.entrySet().stream()
        .map(e -> new RegionTag(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt(RegionTag::count).reversed())
        .toList();
  }
}
