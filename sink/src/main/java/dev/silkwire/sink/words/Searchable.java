package dev.silkwire.sink.words;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RegionTag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The entry of an article in the full-text index: its words and its facets.
 *
 * @param listedAt the time by which lists order the article
 * @param day the day that the outlet prints, or {@code undated}
 * @param outletDomain in lower case
 * @param words the words of its texts, in order
 * @param facets words made by {@link Facet}
 */
public record Searchable(
    String articleId,
    String listedAt,
    String day,
    @Nullable String language,
    @Nullable String outletDomain,
    List<String> words,
    List<String> facets) {
  private static final int DAY_LENGTH = "2026-11-22".length();
  private static final int MONTH_LENGTH = "2026-11".length();

  public Searchable {
    requireNonNull(articleId);
    outletDomain = outletDomain == null ? null : outletDomain.toLowerCase(Locale.ROOT);
    words = List.copyOf(words);
    facets = List.copyOf(facets);
  }

  /** The tags of an article. */
  public record Tags(
      List<InitiativeTag> initiatives, List<CountryTag> countries, List<RegionTag> regions) {
    public Tags {
      initiatives = List.copyOf(initiatives);
      countries = List.copyOf(countries);
      regions = List.copyOf(regions);
    }
  }

  /** Tokenizes an article's texts and makes its facets. */
  public static Searchable of(
      String id,
      String listedAt,
      String day,
      @Nullable String language,
      @Nullable String outletDomain,
      List<String> texts,
      Tags tags) {
    List<String> facets = facets(tags);
    if (language != null) {
      facets.addAll(Facet.ofLanguage(language));
    }
    if (outletDomain != null) {
      facets.add(Facet.OUTLET.of(outletDomain));
    }
    facets.add(Facet.LISTED.of(listedAt.substring(0, DAY_LENGTH)));
    facets.add(Facet.LISTED.of(listedAt.substring(0, MONTH_LENGTH)));
    if (isFarFromListed(day, listedAt)) {
      facets.add(Facet.FAR_FROM_LISTED.of(Facet.ANY));
    }
    return new Searchable(id, listedAt, day, language, outletDomain, Tokenizer.of(texts), facets);
  }

  private static List<String> facets(Tags tags) {
    List<String> facets = new ArrayList<>();
    tags.initiatives().forEach(i -> facets.add(Facet.INITIATIVE.of(i.id())));
    if (!tags.initiatives().isEmpty()) {
      facets.add(Facet.INITIATIVE.of(Facet.ANY));
    }
    tags.countries().forEach(c -> addCountry(facets, c));
    tags.regions().forEach(r -> facets.add(Facet.REGION.of(r.id())));
    return facets;
  }

  private static void addCountry(List<String> facets, CountryTag tag) {
    if (tag.mentioned()) {
      facets.add(Facet.MENTIONED.of(tag.code()));
    }
    if (tag.focus()) {
      facets.add(Facet.FOCUS.of(tag.code()));
    }
    if (tag.roles().contains(CountryTag.DATELINE)) {
      facets.add(Facet.DATELINE.of(tag.code()));
    }
    if (tag.roles().contains(CountryTag.PUBLISHER)) {
      facets.add(Facet.PUBLISHER.of(tag.code()));
    }
  }

  private static boolean isFarFromListed(String day, String listedAt) {
    if (day.equals(Published.UNDATED)) {
      return false;
    }
    LocalDate listed = LocalDate.parse(listedAt.substring(0, DAY_LENGTH));
    return Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(day), listed)) > 1;
  }

  @Nullable String baseLanguage() {
    return language == null ? null : baseLanguage(language);
  }

  /** Returns the primary subtag of a language tag: {@code zh} for {@code zh-Hans}. */
  public static String baseLanguage(String tag) {
    return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
  }
}
