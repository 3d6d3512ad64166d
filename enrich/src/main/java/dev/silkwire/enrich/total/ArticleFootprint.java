package dev.silkwire.enrich.total;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.InitiativeTag;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an original adds to mentions and totals. It is stored, so that a revision can subtract it.
 *
 * @param day the day under which the article is counted; empty before it is published
 * @param initiatives number of mentions by initiative
 * @param countries number of mentions by country, and whether the article is about it
 * @param copies number of articles that repeat it
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record ArticleFootprint(
    String day,
    Map<String, Integer> initiatives,
    Map<String, CountryMentions> countries,
    int copies) {

  /** The footprint of an article that has not been published. */
  public static final ArticleFootprint EMPTY = new ArticleFootprint("", Map.of(), Map.of(), 0);

  /**
   * The mentions of a country in an article.
   *
   * @param focus whether the article is about the country
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record CountryMentions(int count, boolean focus) {}

  public ArticleFootprint {
    requireNonNull(day);
    initiatives = Collections.unmodifiableMap(new TreeMap<>(initiatives));
    countries = Collections.unmodifiableMap(new TreeMap<>(countries));
  }

  /** Returns whether the article has been published; a copy may be counted before that. */
  boolean hasArticle() {
    return !day.isEmpty();
  }

  /** Returns the footprint of a revision with the same number of copies. */
  public ArticleFootprint of(Article article) {
    Map<String, Integer> initiativeCounts = new TreeMap<>();
    for (InitiativeTag initiative : article.initiatives()) {
      initiativeCounts.put(initiative.id(), initiative.count());
    }
    Map<String, CountryMentions> countryMentions = new TreeMap<>();
    for (CountryTag country : article.countries()) {
      if (country.mentioned()) {
        countryMentions.put(country.code(), new CountryMentions(country.count(), country.focus()));
      }
    }
    return new ArticleFootprint(
        article.published().day(), initiativeCounts, countryMentions, copies);
  }

  /** Returns the footprint with another number of copies. */
  public ArticleFootprint withCopies(int count) {
    return new ArticleFootprint(day, initiatives, countries, count);
  }
}
